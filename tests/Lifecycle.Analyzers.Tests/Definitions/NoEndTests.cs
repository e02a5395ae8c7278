namespace Lifecycle.Analyzers.Tests.Definitions;

public class NoEndTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.A).On({|LFC2016:T.Two|}); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).On({|LFC2016:T.One|}).Requires(\"I-1\", _ => true, \"why\"); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); var on = b.Stage(S.A).On(T.One); on.GoTo(S.B); on.{|LFC2016:Stay|}(); "
            + "b.Stage(S.A).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); b.Stage(S.C).On(T.One).GoTo(S.X); "
            + "b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).On(T.One).Stay().On(T.Two).GoTo(S.C); b.Stage(S.C).On(T.One).GoTo(S.X); "
            + "b.Stage(S.X).IsTerminal();")]
    public Task A_transition_has_one_target(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
