namespace Lifecycle.Analyzers.Tests.Definitions;

public class SuperstageTreeTests
{
    [Theory]
    [InlineData("b.StartsIn(S.A); b.Stage(S.A).Within(S.B).Within({|LFC2008:S.C|}).On(T.One).Stay().On(T.Two).Stay();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).Within({|LFC2008:S.C|}); "
            + "b.Stage(S.C).Within({|LFC2008:S.B|});")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.C).Within(S.C).On(T.One).GoTo(S.B).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.X).On(T.Two).Stay(); b.Stage(S.B).Within({|LFC2008:S.C|}); "
            + "b.Stage(S.C).Within({|LFC2008:S.B|}); b.Stage(S.X).Within(S.B);",
        "S4T2")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within({|LFC2008:S.B|}).On(T.One).GoTo(S.X).On(T.Two).Stay(); "
            + "b.Stage(S.B).Within({|LFC2008:S.C|}); b.Stage(S.C).Within({|LFC2008:S.A|}); b.Stage(S.X).StartsIn(S.A);",
        "S4T2")]
    public Task Superstages_are_a_tree(string statements, string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, "Define", enums);
}
