namespace Lifecycle.Analyzers.Tests.Definitions;

public class TrapTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage({|LFC2002:S.C|}).IsTerminal(); b.Stage({|LFC2007:S.A|}).On(T.One).GoTo(S.B); "
            + "b.Stage({|LFC2007:S.B|}).On(T.Two).GoTo(S.A);")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage({|LFC2007:S.B|}).On(T.Two).GoTo(S.X); b.Stage({|LFC2007:S.X|}).On(T.One).GoTo(S.B); "
                + "b.Stage(S.C).IsTerminal();",
        "S4T2")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
            + "b.Stage(S.C).On(T.One).GoTo(S.A);")]
    public Task A_terminal_stage_can_be_reached(string statements, string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, "Define", enums);
}
