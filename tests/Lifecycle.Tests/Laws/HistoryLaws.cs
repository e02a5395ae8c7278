using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 300, QuietOnSuccess = true)]
public class HistoryLaws
{
    [Property]
    public async Task The_history_is_a_path_from_the_initial_to_the_present_stage(Scenario scenario)
    {
        var instance = await scenario.RunAsync();

        var at = scenario.Specification.Initial;
        foreach (var entry in instance.History)
        {
            Assert.Equal(at, entry.From);
            at = entry.To;
        }

        Assert.Equal(at, instance.Stage);
    }

    [Property]
    public async Task Accepted_entries_follow_the_graph_and_each_adds_one_to_the_version(Scenario scenario)
    {
        var instance = await scenario.RunAsync();

        var (previous, version) = ((string?)null, 0L);
        foreach (var entry in instance.History.Where(entry => entry.Report.Passed))
        {
            Assert.Contains(instance.Graph.TransitionsFrom(entry.From, entry.Trigger), transition =>
                entry.To == (transition.Kind == TransitionKind.Return ? previous : transition.To!.Key)
                && entry.Outcome
                    == (transition.Kind == TransitionKind.Stay ? TransitionOutcome.Stayed : TransitionOutcome.Moved));
            Assert.Equal(++version, entry.Version);
            previous = entry.To == entry.From ? previous : entry.From;
        }

        Assert.Equal(version, instance.Version);
    }

    [Property]
    public async Task Refused_entries_change_neither_stage_nor_version(Scenario scenario)
    {
        var instance = await scenario.RunAsync();

        var version = 0L;
        foreach (var entry in instance.History)
        {
            if (!entry.Report.Passed)
                Assert.Equal((entry.From, version), (entry.To, entry.Version));
            version = entry.Version;
        }
    }

    [Property]
    public async Task Every_fire_that_is_not_ignored_is_recorded(Scenario scenario)
    {
        var instance = scenario.Start();

        var observations = await instance.RunAsync(scenario.Events);

        Assert.Equal(
            observations
                .Where(observation => !observation.StartsWith("Ignored", StringComparison.Ordinal))
                .Select(observation => observation.Split(';')[0]),
            instance.History.Select(entry =>
                $"{entry.Outcome} from {entry.From} to {entry.To}, version {entry.Version}"));
    }
}
