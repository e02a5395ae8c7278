using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

/// <summary>The stages that an instance can be in, and the triggers that each permits.</summary>
[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 200, QuietOnSuccess = true)]
public class StageLaws
{
    [Property]
    public async Task An_instance_is_only_ever_in_a_stage_that_the_graph_reaches(Scenario scenario)
    {
        var instance = scenario.Start();
        var reachable = ShortestPaths.Distances(instance.Graph, instance.Graph.InitialStage.Key, null);
        foreach (var each in scenario.Events)
        {
            await instance.RunAsync([each]);

            var snapshot = instance.Snapshot();
            Assert.Contains((snapshot.Stage, snapshot.Previous), reachable.Keys);
            Assert.False(instance.Graph.Stage(instance.Stage).IsSuperstage);
        }
    }

    [Property]
    public async Task A_trigger_is_permitted_unless_firing_it_is_not_permitted(Scenario scenario)
    {
        var instance = scenario.Start();
        foreach (var each in scenario.Events)
        {
            var permitted = instance.PermittedTriggers;
            var observations = await instance.RunAsync([each]);

            if (each is Fire fire)
            {
                Assert.Equal(
                    permitted.Contains(fire.Trigger),
                    !observations[0].StartsWith("NotPermitted", StringComparison.Ordinal));
                Assert.Equal(instance.PermittedTriggers.Contains(fire.Trigger), instance.Permits(fire.Trigger));
            }
        }
    }

    [Property]
    public async Task Nothing_leaves_a_terminal_stage(Scenario scenario)
    {
        var instance = await scenario.RunAsync();
        if (!instance.IsTerminated)
            return;

        foreach (var trigger in scenario.Triggers)
        {
            var ignored = scenario.Specification.Branches(instance.Stage, trigger).Any();
            var result = await instance.TryFireAsync(trigger);
            Assert.Equal(ignored ? TransitionOutcome.Ignored : TransitionOutcome.NotPermitted, result.Outcome);
        }
    }
}
