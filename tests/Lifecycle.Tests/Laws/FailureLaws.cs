using FsCheck;
using FsCheck.Xunit;

namespace Lifecycle.Tests.Laws;

[Properties(Arbitrary = [typeof(Stories)], MaxTest = 300, QuietOnSuccess = true)]
public class FailureLaws
{
    [Property]
    public async Task An_action_that_throws_changes_nothing_wherever_it_stands(Story story, NonNegativeInt position)
    {
        var (instance, calm) = (await story.TellAsync(), await story.TellAsync());
        foreach (var trigger in story.Triggers)
        {
            var before = (instance.Snapshot(), instance.History.Count);
            instance.Subject.Fuse = position.Get % 8;
            var thrown = await Record.ExceptionAsync(async () => await instance.TryFireAsync(trigger));
            instance.Subject.Fuse = -1;

            if (thrown is not null)
            {
                Assert.IsType<BrokenActionException>(thrown);
                Assert.Equal(before, (instance.Snapshot(), instance.History.Count));
                await instance.TryFireAsync(trigger);
            }

            await calm.TryFireAsync(trigger);
            Assert.Equal(calm.Snapshot(), instance.Snapshot());
            Assert.Equal(calm.History.Count, instance.History.Count);
        }
    }

    [Property]
    public async Task Criteria_and_conditions_that_throw_refuse_and_the_instance_stays_usable(Story story)
    {
        var (instance, calm) = (await story.TellAsync(), await story.TellAsync());
        foreach (var trigger in story.Triggers)
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
                (await calm.FireAndTellAsync(trigger)).ToString(),
                (await instance.FireAndTellAsync(trigger)).ToString());
        }
    }
}
