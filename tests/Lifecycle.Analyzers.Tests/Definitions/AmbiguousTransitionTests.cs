namespace Lifecycle.Analyzers.Tests.Definitions;

public class AmbiguousTransitionTests
{
    [Theory]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On({|LFC2004:T.One|}).GoTo(S.C).On(T.Two).Stay(); "
            + "b.Stage(S.B).IsTerminal(); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B).On(T.Two).Stay(); b.Stage(S.A).Ignore({|LFC2004:T.One|}); "
            + "b.Stage(S.B).On(T.One).GoTo(S.C); b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).On(T.One).When(\"it may\", _ => "
            + "true).GoTo(S.B).Otherwise().GoTo(S.C).On(T.Two).Stay(); b.Stage(S.B).IsTerminal(); "
                + "b.Stage(S.C).IsTerminal();")]
    [InlineData(
        "b.StartsIn(S.A); b.Stage(S.A).Within(S.X).On(T.One).GoTo(S.B); b.Stage(S.X).On(T.One).GoTo(S.C); "
            + "b.Stage(S.B).Within(S.X).On(T.Two).GoTo(S.A); b.Stage(S.C).IsTerminal();",
        "S4T2")]
    public Task A_stage_has_one_transition_for_a_trigger(string statements, string enums = "S3T2") =>
        DefinitionScenario.VerifyAsync(statements, "Define", enums);
}
