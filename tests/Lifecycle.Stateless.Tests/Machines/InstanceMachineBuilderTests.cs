using Lifecycle.Partnerships;
using Stateless.Graph;
using static Lifecycle.Interop.Tests.OrderTrigger;

namespace Lifecycle.Interop.Tests.Machines;

public class InstanceMachineBuilderTests
{
    private readonly Order _order = new();
    private readonly LifecycleInstance<OrderStage, OrderTrigger, Order> _instance;
    private readonly StateMachine<OrderStage, OrderTrigger> _machine;

    public InstanceMachineBuilderTests()
    {
        _instance = new OrderLifecycle().Start(_order, new() { KeepHistory = true });
        _machine = _instance.ToStateMachine(() => new() { Actor = "Ada" });
    }

    [Fact]
    public void The_state_is_the_stage_of_the_instance()
    {
        (_order.Lines, _order.Address) = (1, "here");

        _machine.Fire(Place);

        Assert.Equal(OrderStage.Placed, _machine.State);
        Assert.Equal(OrderStage.Placed, _instance.Stage);
        Assert.True(_machine.IsInState(OrderStage.Open));
        Assert.Equal(["exit Draft", "enter Placed"], _order.Log);
        Assert.Equal("Ada", Assert.Single(_instance.History).Actor);
    }

    [Fact]
    public async Task The_machine_shows_a_step_that_the_instance_takes_itself()
    {
        (_order.Lines, _order.Address) = (1, "here");

        await _instance.FireAsync(Place);

        Assert.Equal(OrderStage.Placed, _machine.State);
        Assert.Equal([Ship, Hold, Note, Dispatch], (await _machine.GetPermittedTriggersAsync()).Order());
    }

    [Fact]
    public void Each_criterion_is_a_guard_and_unmet_ones_are_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => _machine.Fire(Place));

        Assert.Contains("ORD-01", refused.Message, StringComparison.Ordinal);
        Assert.Contains("ORD-02: The order has an address", refused.Message, StringComparison.Ordinal);
        _order.Lines = 1;
        Assert.False(_machine.CanFire(Place, out var unmet));
        Assert.Equal(["ORD-02: The order has an address"], unmet);
        Assert.Empty(_instance.History);
    }

    [Fact]
    public void A_transition_of_the_superstage_is_taken_and_a_return_leads_back()
    {
        (_order.Lines, _order.Address) = (1, "here");
        _machine.Fire(Place);
        var seen = new List<string>();
        _machine.OnTransitioned(transition => seen.Add($"{transition.Source} to {transition.Destination}"));

        _machine.Fire(Hold);
        _machine.Fire(Release);

        Assert.Equal(OrderStage.Placed, _machine.State);
        Assert.Equal(["Placed to Held", "Held to Placed"], seen);
    }

    [Fact]
    public void The_machine_re_enters_stays_and_ignores()
    {
        _machine.Fire(Renew);
        _machine.Fire(Note);
        _machine.Fire(Nudge);

        Assert.Equal(OrderStage.Draft, _machine.State);
        Assert.Equal(["exit Draft", "enter Draft"], _order.Log);
        Assert.Equal(
            [TransitionOutcome.Moved, TransitionOutcome.Stayed],
            _instance.History.Select(entry => entry.Outcome));
    }

    [Theory]
    [InlineData(true, "Placed to Closed")]
    [InlineData(false, "Placed to Shipped")]
    public void The_branch_whose_condition_holds_is_taken(bool isExpress, string expected)
    {
        (_order.Lines, _order.Address, _order.IsExpress) = (1, "here", isExpress);
        _machine.Fire(Place);
        var seen = new List<string>();
        _machine.OnTransitioned(transition => seen.Add($"{transition.Source} to {transition.Destination}"));

        _machine.Fire(Dispatch);

        Assert.Equal(expected, Assert.Single(seen));
        Assert.Equal(OrderStage.Closed, _machine.State);
    }

    [Fact]
    public void The_parameter_of_a_trigger_is_its_payload()
    {
        (_order.Lines, _order.Address) = (1, "here");
        _machine.Fire(Place);
        var assign = new StateMachine<OrderStage, OrderTrigger>.TriggerWithParameters<string>(Assign);

        Assert.False(_machine.CanFire(assign, ""));
        _machine.Fire(assign, "Grace");

        Assert.Equal("for Grace, by Ada", _order.Log[^1]);
    }

    [Fact]
    public async Task The_machine_waits_for_asynchronous_criteria()
    {
        (_order.Lines, _order.Address) = (1, "here");
        await _machine.FireAsync(Place);

        _machine.Fire(Ship);

        Assert.Equal(OrderStage.Closed, _machine.State);
    }

    [Fact]
    public void A_fire_under_a_single_threaded_synchronization_context_does_not_deadlock()
    {
        (_order.Lines, _order.Address) = (1, "here");
        _machine.Fire(Place);
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(new NeverRunning());
        try
        {
            _machine.Fire(Ship);

            Assert.IsType<NeverRunning>(SynchronizationContext.Current);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }

        Assert.Equal(OrderStage.Closed, _machine.State);
    }

    [Fact]
    public void A_step_that_throws_leaves_the_machine_in_its_state()
    {
        var definition = new Failing();
        var machine = definition.Start(_order).ToStateMachine();
        var seen = 0;
        machine.OnTransitioned(_ => seen++);

        var thrown = Assert.Throws<TimeoutException>(() => machine.Fire("place"));

        Assert.Equal("The till is closed.", thrown.Message);
        Assert.Equal("draft", machine.State);
        Assert.Equal(0, seen);
    }

    [Fact]
    public void A_step_of_the_instance_between_guard_and_fire_is_a_conflict()
    {
        (_order.Lines, _order.Address) = (1, "here");
        var other = false;
        var machine = _instance.ToStateMachine(() =>
        {
            if (other)
            {
                other = false;
                _instance.FireAsync(Note).AsTask().Wait();
            }

            return new();
        });
        Assert.True(machine.CanFire(Place));
        other = true;

        Assert.Throws<ConcurrencyConflictException>(() => machine.Fire(Place));
        Assert.Equal(OrderStage.Draft, machine.State);
    }

    [Fact]
    public void Actions_of_the_machine_run_after_the_step()
    {
        (_order.Lines, _order.Address) = (1, "here");
        _machine.Configure(OrderStage.Draft).OnExit(() => _order.Log.Add($"machine leaves, in {_instance.Stage}"));
        _machine.Configure(OrderStage.Placed).OnEntry(() => _order.Log.Add("machine enters"));

        _machine.Fire(Place);

        Assert.Equal(["exit Draft", "enter Placed", "machine leaves, in Placed", "machine enters"], _order.Log);
    }

    [Fact]
    public void Two_machines_over_one_instance_are_independent()
    {
        (_order.Lines, _order.Address) = (1, "here");
        var other = _instance.ToStateMachine();
        Assert.True(other.CanFire(Place));

        _machine.Fire(Place);

        Assert.Equal(OrderStage.Placed, other.State);
        Assert.Throws<InvalidOperationException>(() => other.Fire(Place));
    }

    [Fact]
    public void Stateless_draws_the_machine()
    {
        var graph = UmlDotGraph.Format(_machine.GetInfo());

        Assert.Contains("ORD-02: The order has an address", graph, StringComparison.Ordinal);
        Assert.Contains("the previous stage", graph, StringComparison.Ordinal);
    }

    [Fact]
    public void A_partnership_works_as_a_machine()
    {
        var partnership = new Partnership("Warm Homes", "City Council", Sector.LocalGovernment);
        var machine = new PartnershipLifecycle().Start(partnership).ToStateMachine();

        Assert.False(machine.CanFire(PartnershipTrigger.BeginDevelopment, out var unmet));

        Assert.NotEmpty(unmet);
        Assert.Equal(PartnershipStage.Preparation, machine.State);
        Assert.Contains(
            PartnershipTrigger.Decline.ToString(),
            UmlDotGraph.Format(machine.GetInfo()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void The_instance_is_required() =>
        Assert.Throws<ArgumentNullException>(() =>
            ((LifecycleInstance<OrderStage, OrderTrigger, Order>)null!).ToStateMachine());

    private sealed class NeverRunning : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }

    private sealed class Failing : LifecycleDefinition<string, string, Order>
    {
        protected override void Define(LifecycleBuilder<string, string, Order> lifecycle)
        {
            lifecycle.StartsIn("draft");
            lifecycle.Stage("draft")
                .On("place")
                .OnTransition(_ => throw new TimeoutException("The till is closed."))
                .GoTo("placed");
            lifecycle.Stage("placed").IsTerminal();
        }
    }
}
