namespace Lifecycle.Analyzers.Tests.Definitions;

public class UnmentionedMemberTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).IsTerminal();",
        "{|LFC2005:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();",
        "{|LFC2005:Define|}")]
    [InlineData(
        "b.StartsIn(S.A); b.Trigger(T.Two); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.One).GoTo(S.C); "
            + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.Alias); b.Stage(S.Alias).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.B).IsTerminal();",
        "Define",
        "Alias")]
    public Task Every_member_is_mentioned(string statements, string define = "Define", string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, define, enums);
}
