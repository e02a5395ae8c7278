namespace Lifecycle.Analyzers.Tests.Definitions;

public class ReturnFromStartTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).{|LFC2014:GoToPrevious|}().On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.Two).GoTo(S.B); "
            + "b.Stage(S.X).On(T.One).{|LFC2014:GoToPrevious|}(); b.Stage(S.B).On(T.One).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.Two).GoTo(S.B).Ignore(T.One); "
            + "b.Stage(S.X).On(T.One).GoToPrevious(); b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).On(T.One).GoToPrevious().On(T.Two).GoTo(S.C); b.Stage(S.C).On(T.One).GoTo(S.X); "
            + "b.Stage(S.X).IsTerminal();")]
    public Task The_initial_stage_has_no_previous_one(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
