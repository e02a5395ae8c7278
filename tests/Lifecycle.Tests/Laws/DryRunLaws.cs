using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 200, QuietOnSuccess = true)]
public class DryRunLaws
{
    [Property]
    public async Task Asking_changes_nothing(Story story)
    {
        var instance = await story.TellAsync();
        var before = instance.State();

        await instance.EvaluateAllAsync();
        foreach (var trigger in story.Triggers)
            await instance.EvaluateAsync(trigger);
        foreach (var stage in instance.Graph.Stages)
            await instance.PlanAsync(stage.Key);

        Assert.Equal(before, instance.State());
    }

    [Property]
    public async Task A_fire_does_what_the_dry_run_just_said(Story story)
    {
        var instance = story.Begin();
        foreach (var step in story.Steps)
        {
            if (step is not Fire fire)
            {
                await instance.TellAsync([step]);
                continue;
            }

            var report = await instance.EvaluateAsync(fire.Trigger);
            var result = await instance.TryFireAsync(fire.Trigger);

            Assert.Equal((report.Outcome, report.Passed), (result.Outcome, result.Accepted));
            Assert.Equal(report.ToString(), result.Report.ToString());
            if (report.Passed)
                Assert.Equal(report.To, result.To);
        }
    }

    [Property]
    public async Task All_prospects_at_once_are_those_of_each_trigger(Story story)
    {
        var instance = await story.TellAsync();

        var prospects = await instance.EvaluateAllAsync();

        Assert.Equal(story.Specification.Triggers.Order(), prospects.All.Select(prospect => prospect.Trigger).Order());
        foreach (var prospect in prospects.All)
        {
            Assert.Equal((await instance.EvaluateAsync(prospect.Trigger)).ToString(), prospect.Report.ToString());
            Assert.Equal(instance.Permits(prospect.Trigger), prospect.IsPermitted);
        }
    }
}
