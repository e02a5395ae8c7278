using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class DueDateTests
{
    [Fact]
    public void Due_dates_are_read_from_the_subject()
    {
        var due = new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);
        var lifecycle = new OrderLifecycle();
        var order = new Order();
        var instance = lifecycle.Resume(order, lifecycle.SnapshotOf(OnHold, 1, Paid));
        Assert.Empty(instance.DueDates());

        order.HoldUntil = due;

        Assert.Equal([new DueDate<OrderTrigger>(Release, due)], instance.DueDates());
        Assert.Equal([Release], lifecycle.Graph.Stage(OnHold).DueTriggers);
    }

    [Fact]
    public void A_due_date_that_cannot_be_read_does_not_hide_the_others()
    {
        var dates = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a")
                .DueBy(_ => throw new FormatException("No date."), fires: "first")
                .DueBy(_ => DateTimeOffset.UnixEpoch, fires: "second")
                .On("first").Stay().On("second").Stay();
        }).Start("").DueDates();

        Assert.Equal(["first", "second"], dates.Select(date => date.Trigger));
        Assert.Equal(DateTimeOffset.MaxValue, dates[0].DueAt);
        Assert.Equal("No date.", Assert.IsType<FormatException>(dates[0].Exception).Message);
        Assert.Equal(new("second", DateTimeOffset.UnixEpoch), dates[1]);
    }

    [Fact]
    public async Task A_trigger_falls_due_a_time_after_its_stage_was_entered()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("draft");
            l.Stage("draft").On("submit").GoTo("submitted");
            l.Stage("submitted")
                .DueAfter(TimeSpan.FromDays(7), fires: "remind")
                .DueAfter(TimeSpan.FromDays(30), fires: "escalate")
                .DueBy(_ => DateTimeOffset.UnixEpoch, fires: "escalate")
                .On("remind").Stay().On("escalate").GoTo("escalated").On("resubmit").ReEnter();
        });
        foreach (var keepsHistory in new[] { true, false })
        {
            var instance = lifecycle.Start("", new() { TimeProvider = clock, KeepHistory = keepsHistory });
            Assert.Empty(instance.DueDates());
            clock.Advance(TimeSpan.FromDays(1));
            await instance.FireAsync("submit");
            AssertDue(instance, clock.GetUtcNow());

            var entered = clock.GetUtcNow();
            clock.Advance(TimeSpan.FromDays(7));
            await instance.FireAsync("remind");
            AssertDue(instance, entered);
            AssertDue(lifecycle.Resume("", LifecycleSnapshot.FromJson(instance.Snapshot().ToJson())), entered);

            await instance.FireAsync("resubmit");
            AssertDue(instance, clock.GetUtcNow());
            await instance.FireAsync("escalate");
            Assert.Empty(instance.DueDates());
        }

        Assert.Equal(["remind", "escalate", "escalate"], lifecycle.Graph.Stage("submitted").DueTriggers);

        static void AssertDue(LifecycleInstance<string, string, string> instance, DateTimeOffset entered) =>
            Assert.Equal(
                [
                    new("remind", entered.AddDays(7)),
                    new("escalate", entered.AddDays(30)),
                    new("escalate", DateTimeOffset.UnixEpoch),
                ],
                instance.DueDates());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(long.MaxValue)]
    public void A_due_date_beyond_the_end_of_time_is_the_end_of_time(long ticks)
    {
        var entered = DateTimeOffset.MaxValue.AddTicks(-1);
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").DueAfter(TimeSpan.FromTicks(Math.Max(1, ticks)), fires: "late").On("late").Stay();
        });

        var due = Assert.Single(lifecycle.Resume("", "a", enteredAt: entered).DueDates());

        Assert.Equal(new("late", DateTimeOffset.MaxValue), due);
    }

    [Fact]
    public void A_substage_has_its_own_time_and_the_dates_of_its_superstage()
    {
        var clock = new FakeTimeProvider(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").Within("all").DueAfter(TimeSpan.FromHours(1), fires: "late");
            l.Stage("all").DueBy(_ => DateTimeOffset.UnixEpoch, fires: "end").On("late").Stay().On("end").GoTo("z");
        }).Start("", new() { TimeProvider = clock, KeepHistory = false });

        Assert.Equal(
            [new("late", clock.GetUtcNow().AddHours(1)), new("end", DateTimeOffset.UnixEpoch)],
            instance.DueDates());
    }
}
