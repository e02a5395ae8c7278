namespace Lifecycle.Analyzers.Tests.Definitions;

public class TerminalSuperstageTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).Within(S.X).On(T.One).GoTo(S.B); b.Stage({|LFC2013:S.X|}).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).Within(S.X); "
            + "b.Stage({|LFC2013:S.X|}).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).Within(S.X).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).IsTerminal(); b.Stage(S.X); b.Stage(S.C).Within(S.X).IsTerminal();")]
    public Task A_superstage_is_not_terminal(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
