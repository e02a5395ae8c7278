namespace Lifecycle.Analyzers.Tests.Definitions;

public class NoInitialSubstageTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo({|LFC2015:S.X|}).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn({|LFC2015:S.X|}); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.X); b.Stage(S.X).StartsIn(S.A); "
            + "b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.X).On(T.Two).GoTo(S.C); b.Stage(S.X).StartsIn(S.B); "
            + "b.Stage(S.B).Within(S.X).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    public Task A_superstage_as_a_target_has_an_initial_substage(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
