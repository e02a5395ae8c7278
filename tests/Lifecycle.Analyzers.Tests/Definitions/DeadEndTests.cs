namespace Lifecycle.Analyzers.Tests.Definitions;

public class DeadEndTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage({|LFC2003:S.B|}).Ignore(T.Two); "
            + "b.Stage(S.A).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo({|LFC2003:S.B|}).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.B); b.Stage(S.B).Within(S.C); "
            + "b.Stage(S.C).On(T.Two).ReEnter(); b.Stage(S.B).On(T.One).GoTo(S.A);")]
    public Task A_stage_is_left_or_terminal(string statements) => DefinitionScenario.VerifyAsync(statements);
}
