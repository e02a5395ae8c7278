namespace Lifecycle.Analyzers.Tests.Definitions;

public class InitialStageTests
{
    [Theory]
    [InlineData(
        "b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();",
        "{|LFC2001:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.StartsIn({|LFC2001:S.B|}); b.Stage(S.A).On(T.One).GoTo(S.B); "
            + "b.Stage(S.B).On(T.Two).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
            + "b.Stage(S.C).IsTerminal();")]
    public Task A_lifecycle_starts_in_one_stage(string statements, string define = "Define") =>
        DefinitionScenario.VerifyAsync(statements, define);
}
