namespace Lifecycle.Analyzers.Tests.Definitions;

public class DueWithoutTransitionTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); b.Stage(S.C).DueBy(_ => "
            + "DateTimeOffset.MaxValue, {|LFC2018:T.Two|});")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.C); b.Stage(S.X).DueBy(_ => DateTimeOffset.MaxValue, "
            + "{|LFC2018:T.Two|}); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); b.Stage(S.C).DueBy(_ => "
            + "DateTimeOffset.MaxValue, T.One);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).Within(S.X).On(T.One).GoTo(S.C); b.Stage(S.X).On(T.Two).GoTo(S.C).DueBy(_ => "
            + "DateTimeOffset.MaxValue, T.Two); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).On(T.One).GoTo(S.X); b.Stage(S.X).IsTerminal(); b.Stage(S.C).Ignore(T.Two).DueBy(_ => "
            + "DateTimeOffset.MaxValue, T.Two);")]
    public Task A_due_date_fires_a_permitted_trigger(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
