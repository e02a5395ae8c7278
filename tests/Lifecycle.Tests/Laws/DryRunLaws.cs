using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 200, QuietOnSuccess = true)]
public class DryRunLaws
{
    [Property]
    public async Task A_dry_run_changes_nothing(Scenario scenario)
    {
        var instance = await scenario.RunAsync();
        var before = instance.State();

        await instance.EvaluateAllAsync();
        foreach (var trigger in scenario.Triggers)
            await instance.EvaluateAsync(trigger);
        foreach (var stage in instance.Graph.Stages)
            await instance.PlanAsync(stage.Key);

        Assert.Equal(before, instance.State());
    }

    [Property]
    public async Task A_fire_does_what_the_dry_run_before_it_reported(Scenario scenario)
    {
        var instance = scenario.Start();
        foreach (var each in scenario.Events)
        {
            if (each is not Fire fire)
            {
                await instance.RunAsync([each]);
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
    public async Task The_prospects_are_the_dry_runs_of_all_triggers(Scenario scenario)
    {
        var instance = await scenario.RunAsync();

        var prospects = await instance.EvaluateAllAsync();

        Assert.Equal(
            scenario.Specification.Triggers.Order(),
            prospects.All.Select(prospect => prospect.Trigger).Order());
        foreach (var prospect in prospects.All)
        {
            Assert.Equal((await instance.EvaluateAsync(prospect.Trigger)).ToString(), prospect.Report.ToString());
            Assert.Equal(instance.Permits(prospect.Trigger), prospect.IsPermitted);
        }
    }
}
