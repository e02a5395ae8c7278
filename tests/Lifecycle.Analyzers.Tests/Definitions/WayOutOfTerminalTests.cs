namespace Lifecycle.Analyzers.Tests.Definitions;

public class WayOutOfTerminalTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal().On({|LFC2006:T.Two|}).GoTo(S.A); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.B).IsTerminal().Ignore(T.One); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On({|LFC2010:T.One|}).When(\"it may\", _ => true).GoTo(S.B); "
            + "b.Stage(S.B).IsTerminal().On({|LFC2006:T.Two|}).GoTo({|LFC2003:S.C|});")]
    public Task A_terminal_stage_has_no_transition(string statements) => DefinitionScenario.VerifyAsync(statements);

    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.X); "
            + "b.Stage(S.B).Within({|LFC2006:S.C|}).IsTerminal(); b.Stage(S.X).IsTerminal(); "
            + "b.Stage(S.C).On(T.Two).GoTo(S.A);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.X); "
            + "b.Stage(S.B).Within(S.C).IsTerminal().Ignore(T.Two); b.Stage(S.X).Within(S.C).On(T.One).GoTo(S.B); "
            + "b.Stage(S.C).On(T.Two).GoTo(S.A);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.X); b.Stage(S.X).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).Within({|LFC2006:S.C|}).IsTerminal(); b.Stage(S.C).On(T.Two).ReEnter();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.C).On(T.One).GoTo(S.X); "
            + "b.Stage(S.B).IsTerminal().On({|LFC2006:T.Two|}).When(\"one\", _ => true).GoTo(S.A).When(\"two\", _ => "
            + "true).GoTo(S.C).Otherwise().GoTo(S.X); b.Stage(S.X).IsTerminal();")]
    public Task A_terminal_stage_inherits_no_transition(string statements) =>
        DefinitionScenario.VerifyAsync(statements, enums: "S4T2");
}
