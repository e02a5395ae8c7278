using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 300, QuietOnSuccess = true)]
public class HistoryLaws
{
    [Property]
    public async Task The_history_is_a_walk_from_the_start_to_where_the_instance_stands(Story story)
    {
        var instance = await story.TellAsync();

        var at = story.Specification.Initial;
        foreach (var entry in instance.History)
        {
            Assert.Equal(at, entry.From);
            at = entry.To;
        }

        Assert.Equal(at, instance.Stage);
    }

    [Property]
    public async Task Accepted_entries_follow_the_graph_and_count_one_version_each(Story story)
    {
        var instance = await story.TellAsync();

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
    public async Task Refused_entries_change_neither_stage_nor_version(Story story)
    {
        var instance = await story.TellAsync();

        var version = 0L;
        foreach (var entry in instance.History)
        {
            if (!entry.Report.Passed)
                Assert.Equal((entry.From, version), (entry.To, entry.Version));
            version = entry.Version;
        }
    }

    [Property]
    public async Task Every_fire_is_recorded_unless_ignored(Story story)
    {
        var instance = story.Begin();

        var accounts = await instance.TellAsync(story.Steps);

        Assert.Equal(
            accounts
                .Where(account => !account.StartsWith("Ignored", StringComparison.Ordinal))
                .Select(account => account.Split(';')[0]),
            instance.History.Select(entry =>
                $"{entry.Outcome} from {entry.From} to {entry.To}, version {entry.Version}"));
    }
}
