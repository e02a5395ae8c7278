namespace Lifecycle.Testing.Tests;

public class ModelTests
{
    private static readonly OrderLifecycle Orders = new();

    [Theory]
    [InlineData(
        Fault.LeadsElsewhere,
        "1. Place: Cart to Placed|2. Pay: expected the system in Paid; it accepted the trigger and is in Shipped.")]
    [InlineData(
        Fault.RefusesAndMoves,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Pay: expected a refusal in Paid; it "
            + "refused the trigger and is in Placed.")]
    [InlineData(
        Fault.ReturnsToTheWrongStage,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Hold: Paid to OnHold|4. Release: expected the "
            + "system in Paid; it accepted the trigger and is in Placed.")]
    [InlineData(
        Fault.Throws,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Hold: expected the system in OnHold; it threw "
            + "InvalidOperationException: The warehouse does not answer.")]
    [InlineData(
        Fault.MovesWhenItStays,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Comment: expected the system in Paid; it "
            + "accepted the trigger and is in Placed.")]
    [InlineData(
        Fault.ForgetsATransition,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|In Paid, the system reports Ship as not permitted.")]
    [InlineData(
        Fault.ForgetsTheSuperstage,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|In Paid, the system reports Cancel as not permitted.")]
    [InlineData(
        Fault.HasAnExtraTransition,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Ship: Paid to Shipped|In Shipped, the system reports "
            + "Cancel as permitted.")]
    [InlineData(
        Fault.ReportsTheWrongTriggers,
        "1. Place: Cart to Placed|2. Hold: Placed to OnHold|In OnHold, the system reports Cancel as permitted.")]
    [InlineData(Fault.StartsElsewhere, "The system starts in Placed; expected Cart.")]
    public void A_fault_is_revealed_by_the_shortest_sequence(Fault fault, string sequence)
    {
        var thrown = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Orders, _ => new Order(), _ => new HandWrittenOrder(fault)));

        Assert.Equal(
            [
                "The system does not behave as OrderLifecycle defines. A minimal sequence that shows it:",
                .. sequence.Split('|').Select(line => $"  {line}"),
                $"Reproduce it with seed {thrown.Seed}.",
            ],
            thrown.Message.Split('\n'));
    }

    [Theory]
    [InlineData(
        Fault.ForgetsATransition,
        "3. Ship: expected the system in Shipped; it refused the trigger and is in Paid.")]
    [InlineData(
        Fault.ForgetsTheSuperstage,
        "3. Cancel: expected the system in Cancelled; it refused the trigger and is in Paid.")]
    [InlineData(
        Fault.HasAnExtraTransition,
        "4. Cancel: expected a refusal in Shipped; it accepted the trigger and is in Cancelled.")]
    public void A_fault_is_found_in_a_system_that_does_not_report_permitted_triggers(Fault fault, string last)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders.Graph,
            () =>
            {
                var order = new HandWrittenOrder(fault);
                return SystemUnderTest.Of<Stage, Trigger>(
                    () => order.Stage,
                    trigger => order.FireAsync(trigger, null, CancellationToken.None).AsTask());
            }));

        Assert.Equal($"  {last}", thrown.Message.Split('\n')[^2]);
        Assert.Equal(last[0] - '0', thrown.StepCount);
    }

    [Fact]
    public void Criteria_are_evaluated()
    {
        LifecycleModel.Check(
            Orders,
            _ => new Order { Lines = 0 },
            order => new HandWrittenOrder(Fault.None, order.Lines));

        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                Orders,
                _ => new Order { Lines = 0 },
                order => new HandWrittenOrder(Fault.SkipsTheCriterion, order.Lines)));

        Assert.Contains("In Cart, the system reports Place as permitted.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_without_a_fault_passes()
    {
        LifecycleModel.Check(Orders, _ => new Order(), _ => new HandWrittenOrder(Fault.None));
        LifecycleModel.Check(Orders.Graph, () => new HandWrittenOrder(Fault.None));
    }

    [Fact]
    public void A_seed_reproduces_a_failure()
    {
        var first = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Orders.Graph, () => new HandWrittenOrder(Fault.ReturnsToTheWrongStage)));

        var again = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                Orders.Graph,
                () => new HandWrittenOrder(Fault.ReturnsToTheWrongStage),
                new() { Seed = first.Seed }));

        Assert.Equal(first.Message, again.Message);
    }

    [Fact]
    public async Task An_asynchronous_system_that_throws_its_refusals_is_tested()
    {
        var made = 0;
        await LifecycleModel.CheckAsync(Orders, _ => new Order(), _ =>
        {
            made++;
            var instance = Orders.Start(new());
            return SystemUnderTest.Throwing<Stage, Trigger, LifecycleException>(
                () => instance.Stage,
                async trigger =>
                {
                    await Task.Yield();
                    await instance.FireAsync(trigger);
                },
                () => instance.PermittedTriggers);
        });

        Assert.Equal(200, made);
    }

    [Fact]
    public void Every_random_lifecycle_agrees_with_its_own_instances()
    {
        foreach (var blueprint in Blueprints.Arbitrary().Sample(100, 11))
        {
            var definition = blueprint.ToDefinition();
            LifecycleModel.Check(
                definition.Graph,
                () =>
                {
                    var instance = definition.Start(new());
                    return SystemUnderTest.Of<int, int>(
                        () => instance.Stage,
                        trigger => instance.TryFireAsync(trigger).AsTask().Result.Accepted);
                },
                new() { Sequences = 10, Seed = 1 });
        }
    }

    [Fact]
    public void A_trigger_with_a_payload_is_fired_only_if_the_payload_is_supplied()
    {
        var definition = new ParcelLifecycle();
        var payloads = new List<object?>();
        ISystemUnderTest<string, string> Forgetful() => SystemUnderTest.Of<string, string>(() => "packed", _ => false);

        LifecycleModel.Check(definition, _ => payloads, _ => Forgetful());
        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                definition,
                _ => payloads,
                _ => Forgetful(),
                payload: (trigger, _) => trigger == "send" ? new Uri("post:office") : null));

        Assert.Equal(
            "  1. send with post:office: expected the system in sent; it refused the trigger and is in packed.",
            thrown.Message.Split('\n')[1]);
        Assert.All(payloads, payload => Assert.IsType<Uri>(payload));
        Assert.NotEmpty(payloads);
        Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(definition.Graph, Forgetful));
    }

    [Fact]
    public void Systems_are_disposed_of()
    {
        var (made, disposed) = (0, 0);

        LifecycleModel.Check(Orders, _ => new Order(), _ =>
        {
            made++;
            return new Disposable(() => disposed++);
        });

        Assert.Equal((200, 200), (made, disposed));
    }

    [Fact]
    public void A_system_that_throws_while_it_reports_permitted_triggers_fails()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(Orders.Graph, () =>
                SystemUnderTest.Of<Stage, Trigger>(
                    () => Stage.Cart,
                    _ => false,
                    () => throw new TimeoutException("Ask later."))));

        Assert.Contains(
            "In Cart, reading the permitted triggers threw TimeoutException: Ask later.",
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_that_reports_a_trigger_as_permitted_that_the_lifecycle_does_not_have_fails()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(Orders.Graph, () =>
                SystemUnderTest.Of<Stage, Trigger>(
                    () => Stage.Cart,
                    _ => false,
                    () => [.. Orders.Graph.PermittedTriggers(Stage.Cart), (Trigger)99])));

        Assert.Contains(
            "In Cart, the system reports 99 as permitted, a trigger that OrderLifecycle does not have.",
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() =>
            LifecycleModel.Check<Stage, Trigger, Order>(null!, _ => new(), _ => new HandWrittenOrder(Fault.None)));
        Assert.Throws<ArgumentNullException>(() =>
            LifecycleModel.Check(Orders, null!, _ => new HandWrittenOrder(Fault.None)));
        Assert.Throws<ArgumentNullException>(() => LifecycleModel.Check(Orders, _ => new Order(), null!));
        Assert.Throws<ArgumentNullException>(() => LifecycleModel.Check(Orders.Graph, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Sequences = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Longest = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Timeout = TimeSpan.Zero });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Timeout = TimeSpan.FromDays(25) });
        Assert.Throws<ArgumentNullException>(() => new ModelOptions { TimeProvider = null! });
        Assert.Throws<ArgumentNullException>(() => SystemUnderTest.Of<int, int>((Func<int>)null!, _ => true));
        Assert.Throws<ArgumentNullException>(() =>
            SystemUnderTest.Throwing<int, int, Exception>(() => 0, (Func<int, Task>)null!));
    }

    private sealed class Disposable(Action dispose) : ISystemUnderTest<Stage, Trigger>, IDisposable
    {
        private readonly HandWrittenOrder _order = new(Fault.None);

        public ValueTask<Stage> ReadStageAsync(CancellationToken cancellationToken) => new(_order.Stage);

        public ValueTask<bool> FireAsync(Trigger trigger, object? payload, CancellationToken cancellationToken) =>
            _order.FireAsync(trigger, payload, cancellationToken);

        public void Dispose() => dispose();
    }

    private sealed class ParcelLifecycle : LifecycleDefinition<string, string, List<object?>>
    {
        protected override void Define(LifecycleBuilder<string, string, List<object?>> lifecycle)
        {
            lifecycle.StartsIn("packed");
            lifecycle.Trigger("send").Carries<Uri>();
            lifecycle.Stage("packed").On("send").GoTo("sent");
            lifecycle.Stage("sent").OnEntry(context => context.Subject.Add(context.Payload)).IsTerminal();
        }
    }
}
