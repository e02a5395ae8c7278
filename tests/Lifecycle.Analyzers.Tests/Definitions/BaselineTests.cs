namespace Lifecycle.Analyzers.Tests.Definitions;

public class BaselineTests
{
    [Theory]
    [InlineData("[D]\nstage Gone")]
    [InlineData("# Kept for the archive.\n\n[Other]\nstage Gone\n[D]\nstage A\n  stage Gone\ntrigger One\n")]
    [InlineData("[D]\r\nstage A\r\nstage Gone\r\nstage B\r\n")]
    public Task A_missing_key_is_reported_at_the_definition(string baseline) =>
        Scenario.VerifyAsync(new ScenarioSource(Definition("D", "{|LFC2012:Define|}") + Keys, "LFC2012", [])
        {
            Baseline = baseline,
        });

    [Fact]
    public Task Missing_keys_of_several_definitions_are_reported() =>
        Scenario.VerifyAsync(new ScenarioSource(
            Definition("D", "{|LFC2012:Define|}") + Definition("E", "{|LFC2012:Define|}") + Keys,
            "LFC2012",
            [])
        {
            Baseline = "[D]\nstage Gone\nstage A\n[E]\nstage Gone\ntrigger One\n",
        });

    [Fact]
    public async Task A_file_with_another_name_is_no_baseline() =>
        Assert.Empty(await Sources.AnalyzeAsync(
            Sources.Compile("Baselined", Definition("D", "Define") + Keys),
            additional: [new TextFile("/some/other.txt", "[D]\nstage Gone")]));

    private const string Keys = """

        public enum S { A, B }
        public enum T { One }
        """;

    private static string Definition(string name, string define) => $$"""

        public class {{name}} : LifecycleDefinition<S, T, string>
        {
            protected override void {{define}}(LifecycleBuilder<S, T, string> b)
            {
                b.StartsIn(S.A);
                b.Stage(S.A).On(T.One).GoTo(S.B);
                b.Stage(S.B).IsTerminal();
            }
        }
        """;
}
