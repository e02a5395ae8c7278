namespace Lifecycle.Analyzers.Tests.Definitions;

public class NoOtherwiseTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On({|LFC2010:T.One|}).When(\"it may\", _ => "
            + "true).GoTo(S.B).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B).Otherwise().Stay().On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); "
                + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Trigger(T.One).Carries<string>(); b.Stage(S.A).On({|LFC2010:T.One|}).When<string>"
            + "(\"it may\", (s, text) => text.Length > 0).GoTo(S.B).When<string>(\"it must\", (c, text, t) => "
            + "new(true)).GoTo(S.C).On(T.Two).GoTo(S.C); b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.X).On(T.One).GoTo(S.C); b.Stage(S.A).Within(S.X).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B); b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.A); b.Stage(S.C).IsTerminal();",
        "S4T2")]
    public Task Branches_have_an_Otherwise(string statements, string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, "Define", enums);
}
