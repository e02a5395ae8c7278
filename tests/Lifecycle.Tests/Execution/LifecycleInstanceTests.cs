using static Lifecycle.Tests.OrderStage;
using static Lifecycle.Tests.OrderTrigger;

namespace Lifecycle.Tests.Execution;

public class LifecycleInstanceTests
{
    private static readonly OrderLifecycle Lifecycle = new();

    private readonly Order _order = new();

    [Fact]
    public async Task A_permitted_trigger_moves()
    {
        var instance = Lifecycle.Start(_order);

        var result = await instance.TryFireAsync(Pay);

        Assert.True(result.Moved);
        Assert.True(result.Accepted);
        Assert.Equal(
            (TransitionOutcome.Moved, Cart, Paid, Pay),
            (result.Outcome, result.From, result.To, result.Trigger));
        Assert.Equal((Paid, 1L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task A_trigger_without_a_transition_is_not_permitted_and_the_report_lists_those_that_are()
    {
        var instance = Lifecycle.Start(_order);

        var result = await instance.TryFireAsync(Ship);

        Assert.Equal(TransitionOutcome.NotPermitted, result.Outcome);
        Assert.False(result.Accepted);
        Assert.Equal("Ship is not permitted in Cart. Permitted: Pay, Cancel.", result.ToString());
        Assert.Equal((Cart, 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task A_value_outside_the_enum_is_not_permitted()
    {
        var result = await Lifecycle.Start(_order).TryFireAsync((OrderTrigger)99);

        Assert.Equal(TransitionOutcome.NotPermitted, result.Outcome);
    }

    [Fact]
    public async Task A_refusal_lists_every_criterion_and_changes_nothing()
    {
        var instance = Lifecycle.Start(_order);
        (_order.Lines, _order.Paid) = (0, false);

        var result = await instance.TryFireAsync(Pay);

        Assert.Equal(TransitionOutcome.Refused, result.Outcome);
        Assert.Equal(["ACT-01", "PAY-01"], result.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal((Cart, 0L), (instance.Stage, instance.Version));
        Assert.Empty(_order.Log);
    }

    [Fact]
    public async Task A_move_within_a_superstage_evaluates_only_the_criteria_of_the_stages_it_enters()
    {
        var instance = Lifecycle.Resume(_order, Paid);
        _order.Lines = 0;

        var report = await instance.EvaluateAsync(Ship);

        Assert.True(report.Passed);
        Assert.Equal(["SHP-01", "SHP-02"], report.Lines.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task A_trigger_that_stays_adds_a_version_and_runs_no_exit_or_entry_action()
    {
        var instance = Lifecycle.Resume(_order, Paid, version: 4);

        var result = await instance.TryFireAsync(Annotate);

        Assert.Equal((TransitionOutcome.Stayed, Paid, Paid), (result.Outcome, result.From, result.To));
        Assert.False(result.Moved);
        Assert.Equal(5, instance.Version);
        Assert.Empty(_order.Log);
    }

    [Fact]
    public async Task A_stage_can_ignore_a_trigger_that_its_superstage_handles()
    {
        var instance = Lifecycle.Resume(_order, Shipped, version: 4);

        var result = await instance.TryFireAsync(Annotate);

        Assert.Equal(TransitionOutcome.Ignored, result.Outcome);
        Assert.True(result.Accepted);
        Assert.Equal(4, instance.Version);
        Assert.Empty(instance.History);
    }

    [Fact]
    public async Task A_re_entry_inherited_from_a_superstage_leaves_and_enters_both_stages()
    {
        var instance = Lifecycle.Resume(_order, Paid);

        var result = await instance.TryFireAsync(Reprint);

        Assert.Equal((TransitionOutcome.Moved, Paid, Paid), (result.Outcome, result.From, result.To));
        Assert.Equal(["exit Paid", "exit Active", "enter Active", "enter Paid"], _order.Log);
        Assert.Equal(["ACT-01", "PAY-01"], result.Report.Lines.Select(line => line.Criterion.Id));
    }

    [Theory]
    [InlineData(Paid)]
    [InlineData(Shipped)]
    public async Task A_return_leads_to_the_previous_stage_through_its_gate(OrderStage before)
    {
        var instance = Lifecycle.Resume(_order, before);
        await instance.FireAsync(Hold, new() { Payload = new HoldNotice("address") });

        var result = await instance.TryFireAsync(Release);

        Assert.Equal((OnHold, before), (result.From, result.To));
        Assert.Contains("ACT-01", result.Report.Lines.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task A_re_entry_does_not_change_the_remembered_stage()
    {
        var lifecycle = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("pause").GoTo("paused");
            l.Stage("paused").On("again").ReEnter().On("resume").GoToPrevious();
        });
        var instance = lifecycle.Start("");
        await instance.FireAsync("pause");
        await instance.FireAsync("again");

        var result = await instance.FireAsync("resume");

        Assert.Equal("a", result.To);
    }

    [Fact]
    public async Task No_trigger_is_permitted_in_a_terminal_stage()
    {
        var instance = Lifecycle.Resume(_order, Delivered);

        foreach (var trigger in Enum.GetValues<OrderTrigger>())
        {
            var command = trigger == Hold ? new TransitionCommand { Payload = new HoldNotice("late") } : null;
            var result = await instance.TryFireAsync(trigger, command);
            Assert.Equal(TransitionOutcome.NotPermitted, result.Outcome);
        }

        Assert.True(instance.IsTerminated);
        Assert.Empty(instance.PermittedTriggers);
        Assert.Contains("Permitted: nothing.", (await instance.TryFireAsync(Pay)).ToString());
    }

    [Fact]
    public async Task Permits_depends_on_the_graph_alone()
    {
        var instance = Lifecycle.Resume(_order, Shipped);
        _order.Lines = 0;

        Assert.True(instance.Permits(Deliver));
        Assert.True(instance.Permits(Annotate));
        Assert.False(instance.Permits(Pay));
        Assert.Equal([Deliver, Hold, Cancel, Annotate, Reprint], instance.PermittedTriggers.Order());
        Assert.False((await instance.EvaluateAsync(Reprint)).Passed);
    }

    [Fact]
    public async Task FireAsync_throws_an_exception_for_each_kind_of_refusal()
    {
        var instance = Lifecycle.Start(_order);
        _order.Paid = false;

        var impermissible = await Assert.ThrowsAsync<TransitionNotPermittedException>(async () =>
            await instance.FireAsync(Ship));
        var refused = await Assert.ThrowsAsync<EntryRefusedException>(async () => await instance.FireAsync(Pay));
        var conflict = await Assert.ThrowsAsync<ConcurrencyConflictException>(
            async () => await instance.FireAsync(Pay, new() { ExpectedVersion = 7 }));

        Assert.Equal(["Pay", "Cancel"], impermissible.Permitted);
        Assert.Equal("Ship", impermissible.Report.Trigger);
        Assert.Equal(["PAY-01"], refused.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(refused.Report.ToString(), refused.Message);
        Assert.Equal(TransitionOutcome.Conflict, conflict.Report?.Outcome);
        Assert.Equal((Cart, 0L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task FireAsync_waits_for_asynchronous_criteria_before_it_throws()
    {
        var answer = new TaskCompletionSource<CriterionResult>();
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("go").Requires(new("SLOW", "It is decided"), async (_, _) => await answer.Task).GoTo("b");
        }).Start("");

        var fire = instance.FireAsync("go").AsTask();
        Assert.False(fire.IsCompleted);
        answer.SetResult(CriterionResult.Unmet("The board said no."));

        await Assert.ThrowsAsync<EntryRefusedException>(() => fire);
    }

    [Fact]
    public async Task A_fire_on_an_outdated_version_is_a_conflict()
    {
        var instance = Lifecycle.Start(_order);
        await instance.FireAsync(Pay, new() { ExpectedVersion = 0 });

        var result = await instance.TryFireAsync(Ship, new() { ExpectedVersion = 0 });
        var report = await instance.EvaluateAsync(Ship, new() { ExpectedVersion = 0 });

        Assert.Equal(TransitionOutcome.Conflict, result.Outcome);
        Assert.Equal(TransitionOutcome.Conflict, report.Outcome);
        Assert.Contains("at version 1, not at the expected version 0", result.ToString());
        Assert.Equal((Paid, 1L), (instance.Stage, instance.Version));
    }

    [Fact]
    public async Task A_null_trigger_is_an_argument_error()
    {
        var instance = InlineLifecycle.Of(l => l.StartsIn("a")).Start("");

        await Assert.ThrowsAsync<ArgumentNullException>(async () => await instance.TryFireAsync(null!));
        await Assert.ThrowsAsync<ArgumentNullException>(async () => await instance.EvaluateAsync(null!));
    }

    [Fact]
    public void The_text_of_an_instance_names_its_lifecycle_stage_and_version() =>
        Assert.Equal(
            "OrderLifecycle: Delivered to the customer, version 3",
            Lifecycle.Resume(_order, Delivered, 3).ToString());
}
