using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 200, QuietOnSuccess = true)]
public class PlanLaws
{
    [Property]
    public async Task A_plan_is_as_short_as_any_way_can_be(Story story)
    {
        var instance = await story.TellAsync();
        foreach (var goal in instance.Graph.Stages)
        {
            var plan = await instance.PlanAsync(goal.Key);

            var distance = Wayfinder.Distance(instance.Graph, instance.Snapshot(), goal.Key);
            Assert.Equal(distance, plan.Exists ? plan.Transitions.Count : null);
        }
    }

    [Property]
    public async Task A_plan_leads_from_where_the_instance_stands_to_the_goal(Story story)
    {
        var instance = await story.TellAsync();
        foreach (var goal in instance.Graph.Stages)
        {
            var at = instance.Stage;
            var plan = await instance.PlanAsync(goal.Key);
            foreach (var step in plan.Transitions)
            {
                Assert.Equal(at, step.From);
                at = step.To;
            }

            Assert.Equal(plan.Exists, instance.Graph.Stage(at).SelfAndSuperstages().Contains(goal));
        }
    }

    [Property]
    public async Task A_plan_that_nothing_blocks_leads_to_its_goal_when_fired(Story story)
    {
        var told = await story.TellAsync();
        foreach (var goal in told.Graph.Stages)
        {
            var plan = await told.PlanAsync(goal.Key);
            var isConditional = plan.Transitions.Any(step =>
                told.Graph.TransitionsFrom(step.From, step.Trigger).Any(way => way.Condition is not null));
            if (plan.Blocking.Any() || isConditional)
                continue;

            var instance = story.Resume(told.Subject, told.Snapshot());
            foreach (var step in plan.Transitions)
                Assert.Equal(step.To, (await instance.FireAsync(step.Trigger)).To);
        }
    }
}
