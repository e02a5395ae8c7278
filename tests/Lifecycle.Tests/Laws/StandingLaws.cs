using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

/// <summary>Where an instance can stand, and what it can do there.</summary>
[Properties(Arbitrary = [typeof(Stories)], MaxTest = 200, QuietOnSuccess = true)]
public class StandingLaws
{
    [Property]
    public async Task An_instance_only_ever_stands_where_the_graph_leads(Story story)
    {
        var instance = story.Begin();
        var reachable = Wayfinder.Distances(instance.Graph, instance.Graph.InitialStage.Key, null);
        foreach (var step in story.Steps)
        {
            await instance.TellAsync([step]);

            var snapshot = instance.Snapshot();
            Assert.Contains((snapshot.Stage, snapshot.Previous), reachable.Keys);
            Assert.False(instance.Graph.Stage(instance.Stage).IsSuperstage);
        }
    }

    [Property]
    public async Task A_trigger_is_permitted_exactly_when_firing_it_is_not_out_of_place(Story story)
    {
        var instance = story.Begin();
        foreach (var step in story.Steps)
        {
            var permitted = instance.PermittedTriggers;
            var accounts = await instance.TellAsync([step]);

            if (step is Fire fire)
            {
                Assert.Equal(
                    permitted.Contains(fire.Trigger),
                    !accounts[0].StartsWith("NotPermitted", StringComparison.Ordinal));
                Assert.Equal(instance.PermittedTriggers.Contains(fire.Trigger), instance.Permits(fire.Trigger));
            }
        }
    }

    [Property]
    public async Task The_end_is_the_end(Story story)
    {
        var instance = await story.TellAsync();
        if (!instance.IsTerminated)
            return;

        foreach (var trigger in story.Triggers)
        {
            var ignored = story.Specification.Ways(instance.Stage, trigger).Any();
            var result = await instance.TryFireAsync(trigger);
            Assert.Equal(ignored ? TransitionOutcome.Ignored : TransitionOutcome.NotPermitted, result.Outcome);
        }
    }
}
