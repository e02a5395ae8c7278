namespace Lifecycle.Interop.Tests.Criteria;

public class GatedStateMachineTests
{
    private readonly Order _order = new();
    private readonly StateMachine<string, char> _machine = new("draft");
    private bool _isOpen = true;

    public GatedStateMachineTests()
    {
        _machine
            .Configure("draft")
            .PermitIf('p', "placed", () => _isOpen, "the shop is open")
            .PermitDynamic('d', () => "placed")
            .Ignore('x');
        _machine
            .Configure("placed")
            .PermitIf('c', "closed", () => true, "it is paid")
            .PermitIf('c', "draft", () => false, "it is not");
    }

    [Fact]
    public async Task Every_unmet_criterion_is_reported_beside_the_guards()
    {
        var gated = _machine.WithEntryCriteria(_order, criteria =>
            criteria.Add<HasLines>("placed").Add<HasAddress>('p', "draft"));
        _isOpen = false;

        var report = await gated.TryFireAsync('p');

        Assert.Equal(TransitionOutcome.Refused, report.Outcome);
        Assert.Equal(["guard", "has-address", "has-lines"], report.Blocking.Select(line => line.Criterion.Id).Order());
        Assert.Equal("Add a line.", report.Lines.Single(line => line.Criterion.Id == "has-lines").Remedy);
        Assert.Equal("draft", _machine.State);
    }

    [Fact]
    public async Task The_machine_is_fired_when_every_criterion_and_guard_is_met()
    {
        var gated = _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("placed"));
        _order.Lines = 1;

        var report = await gated.FireAsync('p');

        Assert.Equal("p leads from draft to placed.\n  met      has-lines  The order has lines", report.ToString());
        Assert.Equal("placed", gated.State);
        Assert.Same(_order, gated.Subject);
        Assert.Same(_machine, gated.Machine);
    }

    [Fact]
    public async Task FireAsync_throws_the_refusal()
    {
        var gated = _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("placed"));

        var refused = await Assert.ThrowsAsync<EntryRefusedException>(async () => await gated.FireAsync('p'));
        await Assert.ThrowsAsync<TransitionNotPermittedException>(async () => await gated.FireAsync('c'));

        Assert.Equal("has-lines", Assert.Single(refused.Report.Blocking).Criterion.Id);
        Assert.Equal("draft", _machine.State);
    }

    [Fact]
    public async Task The_machine_decides_on_transitions_that_are_not_in_the_graph()
    {
        var gated = _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("placed"));

        var report = await gated.FireAsync('d');

        Assert.Equal("d leads from draft to a state that the machine decides.", report.ToString());
        Assert.Equal("placed", gated.State);
    }

    [Fact]
    public async Task Asynchronous_guards_are_evaluated()
    {
        var machine = new StateMachine<string, char>("draft");
        var isOpen = false;
        machine
            .Configure("draft")
            .PermitIfAsync('a', "left", () => Task.FromResult(isOpen), "it may")
            .Permit('b', "right");
        var gated = machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("right"));

        Assert.Equal(TransitionOutcome.NotPermitted, (await gated.EvaluateAsync('a')).Outcome);
        isOpen = true;
        await gated.FireAsync('a');

        Assert.Equal("left", machine.State);
    }

    [Fact]
    public async Task Parameters_reach_the_machine()
    {
        var machine = new StateMachine<string, char>("draft");
        var assign = machine.SetTriggerParameters<string>('a');
        machine.Configure("draft").PermitIf(assign, "assigned", person => person.Length > 0, "a person is named");
        machine.Configure("assigned").OnEntryFrom(assign, person => _order.Log.Add(person));
        var gated = machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("assigned"));
        _order.Lines = 1;

        await gated.TryFireAsync('a', each => each.FireAsync(assign, "Grace"));

        Assert.Equal(["Grace"], _order.Log);
    }

    [Fact]
    public async Task An_ignored_trigger_stays_ignored()
    {
        var gated = _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("placed"));

        Assert.Equal(TransitionOutcome.Ignored, (await gated.FireAsync('x')).Outcome);
    }

    [Fact]
    public void Criteria_that_differ_between_the_destinations_of_one_trigger_are_refused()
    {
        var thrown = Assert.Throws<ArgumentException>(() =>
            _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("closed")));

        Assert.StartsWith(
            "c may lead from placed to several states whose criteria differ",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.NotNull(_machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>('c', "placed")));
    }

    [Fact]
    public void A_criterion_for_an_unknown_state_throws() =>
        Assert.ThrowsAny<LifecycleException>(() =>
            _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasLines>("nowhere")));

    /// <summary>
    /// A machine whose trigger leads through three states, and a criterion that is met in the first only.
    /// </summary>
    private static (StateMachine<string, char> Machine, IsInA Criterion) Chain()
    {
        var machine = new StateMachine<string, char>("a");
        machine.Configure("a").Permit('g', "b");
        machine.Configure("b").Permit('g', "c");
        return (machine, new());
    }

    private GatedStateMachine<string, char, Order> Gate(StateMachine<string, char> machine, IsInA criterion) =>
        machine.WithEntryCriteria(
            _order,
            criteria => criteria.Add<IsInA>('g', "a").Add<IsInA>('g', "b"),
            new() { Services = criterion });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_fires_at_once_are_judged_one_after_another(bool throughGatesOfTheirOwn)
    {
        var (machine, criterion) = Chain();
        var gate = Gate(machine, criterion);
        var other = throughGatesOfTheirOwn ? Gate(machine, criterion) : gate;

        var first = gate.TryFireAsync('g').AsTask();
        var second = other.TryFireAsync('g', each => each.FireAsync('g')).AsTask();
        criterion.Open.SetResult();

        Assert.True((await first).Passed);
        Assert.Equal(TransitionOutcome.Refused, (await second).Outcome);
        Assert.Equal("b", machine.State);
    }

    [Fact]
    public async Task A_fire_that_waits_can_be_cancelled()
    {
        var (machine, criterion) = Chain();
        var gate = Gate(machine, criterion);
        using var cancellation = new CancellationTokenSource();

        var first = gate.TryFireAsync('g').AsTask();
        var second = gate.TryFireAsync('g', cancellationToken: cancellation.Token).AsTask();
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        criterion.Open.SetResult();
        Assert.True((await first).Passed);
    }

    [Fact]
    public async Task A_fire_from_inside_an_action_is_refused_at_once_and_one_after_it_is_not()
    {
        GatedStateMachine<string, char, Order>? gate = null;
        ReentrantFireException? refused = null;
        Task? later = null;
        var release = new TaskCompletionSource();
        _machine.Configure("placed").OnEntryAsync(async () =>
        {
            refused = await Assert.ThrowsAsync<ReentrantFireException>(async () => await gate!.TryFireAsync('c'));
            later = Task.Run(async () =>
            {
                await release.Task;
                await gate!.TryFireAsync('c');
            });
        });
        gate = _machine.WithEntryCriteria(_order, criteria => criteria.Add<HasAddress>('c', "placed"));
        _order.Address = "1 High Street";

        await gate.FireAsync('p');
        release.SetResult();
        await later!;

        Assert.NotNull(refused);
        Assert.Equal("closed", _machine.State);
    }

    [Criterion("in-a", "The machine is in a")]
    public sealed class IsInA : IEntryCriterion<Order>, IServiceProvider
    {
        public TaskCompletionSource Open { get; } = new();

        public object? GetService(Type serviceType) => serviceType == typeof(IsInA) ? this : null;

        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Order> context, CancellationToken cancellationToken)
        {
            await Open.Task;
            return context.From is "a" ? CriterionResult.Met() : CriterionResult.Unmet("It is not in a.");
        }
    }

    [Criterion("has-lines", "The order has lines")]
    public sealed class HasLines : EntryCriterion<Order>
    {
        protected override CriterionResult Evaluate(CriterionContext<Order> context) =>
            context.Subject.Lines > 0
                ? CriterionResult.Met()
                : CriterionResult.Unmet("The order has no lines.", "Add a line.");
    }

    [Criterion("has-address", "The order has an address")]
    public sealed class HasAddress : EntryCriterion<Order>
    {
        protected override CriterionResult Evaluate(CriterionContext<Order> context) =>
            context.Subject.Address is not null
                ? CriterionResult.Met()
                : CriterionResult.Unmet("The order has no address.");
    }
}
