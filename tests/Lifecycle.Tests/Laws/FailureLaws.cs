using FsCheck;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(ScenarioGenerator)], MaxTest = 300, QuietOnSuccess = true)]
public class FailureLaws
{
    [Property]
    public async Task An_action_that_throws_changes_nothing(Scenario scenario, NonNegativeInt position)
    {
        var (instance, control) = (await scenario.RunAsync(), await scenario.RunAsync());
        foreach (var trigger in scenario.Triggers)
        {
            var before = (instance.Snapshot(), instance.History.Count);
            instance.Subject.ActionsBeforeFailure = position.Get % 8;
            var thrown = await Record.ExceptionAsync(async () => await instance.TryFireAsync(trigger));
            instance.Subject.ActionsBeforeFailure = -1;

            if (thrown is not null)
            {
                Assert.IsType<FailedActionException>(thrown);
                Assert.Equal(before, (instance.Snapshot(), instance.History.Count));
                await instance.TryFireAsync(trigger);
            }

            await control.TryFireAsync(trigger);
            Assert.Equal(control.Snapshot(), instance.Snapshot());
            Assert.Equal(control.History.Count, instance.History.Count);
        }
    }

    [Property]
    public async Task Criteria_and_conditions_that_throw_refuse_and_leave_the_instance_usable(Scenario scenario)
    {
        var (instance, control) = (await scenario.RunAsync(), await scenario.RunAsync());
        foreach (var trigger in scenario.Triggers)
        {
            var facts = instance.Subject.Facts.ToArray();
            Array.Fill(instance.Subject.Facts, Fact.Unknown);
            if (!(await instance.EvaluateAsync(trigger)).Passed)
            {
                var before = (instance.Snapshot(), instance.Subject.Log.Count);
                Assert.False((await instance.TryFireAsync(trigger)).Accepted);
                Assert.Equal(before, (instance.Snapshot(), instance.Subject.Log.Count));
            }

            facts.CopyTo(instance.Subject.Facts, 0);
            Assert.Equal(
                (await control.FireAndObserveAsync(trigger)).ToString(),
                (await instance.FireAndObserveAsync(trigger)).ToString());
        }
    }
}
