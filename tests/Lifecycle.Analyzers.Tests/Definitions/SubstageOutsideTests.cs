namespace Lifecycle.Analyzers.Tests.Definitions;

public class SubstageOutsideTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).On(T.One).GoTo(S.C); b.Stage(S.X).StartsIn({|LFC2020:S.C|}); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).On(T.One).GoTo(S.C); b.Stage(S.C).Within(S.X).IsTerminal(); "
            + "b.Stage(S.X).StartsIn(S.B).StartsIn({|LFC2020:S.C|});")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).IsTerminal(); b.Stage(S.X).StartsIn({|LFC2020:S.X|}); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).On(T.One).GoTo(S.C); b.Stage(S.X).StartsIn(S.B).StartsIn(S.B); "
            + "b.Stage(S.C).IsTerminal();")]
    public Task An_initial_substage_lies_within_its_superstage(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
