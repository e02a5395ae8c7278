namespace Lifecycle.Analyzers.Tests.Definitions;

public class MissingFromBaselineTests
{
    [Theory]
    [InlineData("[D]\nstage A\nstage B\nstage C\ntrigger One\ntrigger Two\n", "Define")]
    [InlineData("# of others\n[Other]\nstage Gone\n\n", "Define")]
    [InlineData(
        "[D]\nstage A\nstage Gone",
        "{|LFC2012:Define|}",
        "The stage Gone is in lifecycle.baseline but not in D.")]
    [InlineData("[D]\ntrigger Gone", "{|LFC2012:Define|}", "The trigger Gone is in lifecycle.baseline but not in D.")]
    public async Task Every_key_of_the_baseline_is_declared(string baseline, string define, params string[] expected)
    {
        var source = DefinitionScenario.Source(
            "b.StartsIn(S.A); b.Stage(S.A).On(T.One).GoTo(S.B); b.Stage(S.B).On(T.Two).GoTo(S.C); "
                + "b.Stage(S.C).IsTerminal();",
            define,
            "S3T2");

        var reported = await Scenario.VerifyAsync(new ScenarioSource(source, "LFC2012", []) { Baseline = baseline });

        Assert.Equal(
            expected,
            reported
                .Select(each => each.GetMessage())
                .Select(text => text[..(text.IndexOf("in D.", StringComparison.Ordinal) + 5)]));
    }
}
