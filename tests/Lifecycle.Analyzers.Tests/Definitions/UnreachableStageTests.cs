namespace Lifecycle.Analyzers.Tests.Definitions;

public class UnreachableStageTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).IsTerminal(); "
            + "b.Stage({|LFC2002:S.C|}).On(T.Two).GoTo(S.B);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).On(T.Three).GoToPrevious(); b.Stage({|LFC2002:S.C|}).On(T.One).GoTo(S.A);",
        "Define",
        "S3T3")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).On(T.One).GoTo(S.B); b.Stage(S.C).On(T.Two).GoTo(S.B); "
            + "b.Stage(S.B).IsTerminal();")]
    public Task Every_stage_is_reached(string statements, string define = "Define", string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, define, enums);
}
