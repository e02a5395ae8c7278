using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 200, QuietOnSuccess = true)]
public class PlanLaws
{
    [Property]
    public async Task No_path_is_shorter_than_the_plan(Scenario scenario)
    {
        var instance = await scenario.RunAsync();
        foreach (var goal in instance.Graph.Stages)
        {
            var plan = await instance.PlanAsync(goal.Key);

            var distance = ShortestPaths.Distance(instance.Graph, instance.Snapshot(), goal.Key);
            Assert.Equal(distance, plan.Exists ? plan.Transitions.Count : null);
        }
    }

    [Property]
    public async Task A_plan_leads_from_the_present_stage_to_the_goal(Scenario scenario)
    {
        var instance = await scenario.RunAsync();
        foreach (var goal in instance.Graph.Stages)
        {
            var at = instance.Stage;
            var plan = await instance.PlanAsync(goal.Key);
            foreach (var transition in plan.Transitions)
            {
                Assert.Equal(at, transition.From);
                at = transition.To;
            }

            Assert.Equal(plan.Exists, instance.Graph.Stage(at).SelfAndSuperstages().Contains(goal));
        }
    }

    [Property]
    public async Task Firing_a_plan_that_nothing_blocks_reaches_its_goal(Scenario scenario)
    {
        var original = await scenario.RunAsync();
        foreach (var goal in original.Graph.Stages)
        {
            var plan = await original.PlanAsync(goal.Key);
            var isConditional = plan.Transitions
                .SelectMany(transition => original.Graph.TransitionsFrom(transition.From, transition.Trigger))
                .Any(branch => branch.Condition is not null);
            if (plan.Blocking.Any() || isConditional)
                continue;

            var instance = scenario.Resume(original.Subject, original.Snapshot());
            foreach (var transition in plan.Transitions)
                Assert.Equal(transition.To, (await instance.FireAsync(transition.Trigger)).To);
        }
    }
}
