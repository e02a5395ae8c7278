namespace Lifecycle.Testing.Tests;

public class ModelTests
{
    private static readonly OrderLifecycle Orders = new();

    [Theory]
    [InlineData(
        Fault.LeadsElsewhere,
        "1. Place: Cart to Placed|2. Pay: expected: to Paid. It was accepted, and stands in Shipped")]
    [InlineData(
        Fault.RefusesAndMoves,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Pay: expected: refused, and stays in Paid. It was refused, "
            + "and stands in Placed")]
    [InlineData(
        Fault.ReturnsToTheWrongPlace,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Hold: Paid to OnHold|4. Release: expected: to Paid. It was "
            + "accepted, and stands in Placed")]
    [InlineData(
        Fault.Throws,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Hold: expected: to OnHold. It threw "
            + "InvalidOperationException: The warehouse does not answer.")]
    [InlineData(
        Fault.MovesWhenItStays,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Comment: expected: to Paid. It was accepted, and stands in "
            + "Placed")]
    [InlineData(
        Fault.ForgetsATransition,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|In Paid it says that Ship is not permitted.")]
    [InlineData(
        Fault.ForgetsTheSuperstage,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|In Paid it says that Cancel is not permitted.")]
    [InlineData(
        Fault.HasOneTooMany,
        "1. Place: Cart to Placed|2. Pay: Placed to Paid|3. Ship: Paid to Shipped|In Shipped it says that Cancel is "
            + "permitted.")]
    [InlineData(
        Fault.LiesAboutWhatIsPermitted,
        "1. Place: Cart to Placed|2. Hold: Placed to OnHold|In OnHold it says that Cancel is permitted.")]
    [InlineData(Fault.StartsElsewhere, "It starts in Placed; expected was Cart.")]
    public void A_fault_is_found_and_told_by_the_shortest_story(Fault fault, string story)
    {
        var thrown = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Orders, () => new Order(), () => new HandWrittenOrder(fault)));

        Assert.Equal(
            [
                "The system does not do what OrderLifecycle says. The shortest story that shows it:",
                .. story.Split('|').Select(line => $"  {line}"),
                $"See it again with seed {thrown.Seed}.",
            ],
            thrown.Message.Split('\n'));
    }

    [Theory]
    [InlineData(Fault.ForgetsATransition, "3. Ship: expected: to Shipped. It was refused, and stands in Paid")]
    [InlineData(Fault.ForgetsTheSuperstage, "3. Cancel: expected: to Cancelled. It was refused, and stands in Paid")]
    [InlineData(
        Fault.HasOneTooMany,
        "4. Cancel: expected: refused, and stays in Shipped. It was accepted, and stands in Cancelled")]
    public void A_system_that_does_not_say_what_is_permitted_is_found_out_too(Fault fault, string last)
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders.Graph,
            () =>
            {
                var order = new HandWrittenOrder(fault);
                return SystemUnderTest.Of<Stage, Trigger>(
                    () => order.Stage,
                    trigger => order.FireAsync(trigger).AsTask().Result);
            }));

        Assert.Equal($"  {last}", thrown.Message.Split('\n')[^2]);
        Assert.Equal(last[0] - '0', thrown.StepCount);
    }

    [Fact]
    public void Criteria_count()
    {
        LifecycleModel.Check(Orders, () => new Order { Lines = 0 }, () => new HandWrittenOrder(Fault.None, lines: 0));

        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                Orders,
                () => new Order { Lines = 0 },
                () => new HandWrittenOrder(Fault.SkipsTheCriterion, lines: 0)));

        Assert.Contains("In Cart it says that Place is permitted.", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_without_a_fault_passes()
    {
        LifecycleModel.Check(Orders, () => new Order(), () => new HandWrittenOrder(Fault.None));
        LifecycleModel.Check(Orders.Graph, () => new HandWrittenOrder(Fault.None));
    }

    [Fact]
    public void A_seed_shows_the_same_again()
    {
        var first = Assert.Throws<LifecycleModelException>(
            () => LifecycleModel.Check(Orders.Graph, () => new HandWrittenOrder(Fault.ReturnsToTheWrongPlace)));

        var again = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                Orders.Graph,
                () => new HandWrittenOrder(Fault.ReturnsToTheWrongPlace),
                new() { Seed = first.Seed }));

        Assert.Equal(first.Message, again.Message);
    }

    [Fact]
    public async Task What_throws_where_it_refuses_and_what_is_asynchronous_is_tested_too()
    {
        var made = 0;
        await LifecycleModel.CheckAsync(Orders, () => new Order(), () =>
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
                new() { Stories = 10, Seed = 1 });
        }
    }

    [Fact]
    public void What_a_trigger_carries_is_given_to_the_model_or_the_trigger_is_left_out()
    {
        var definition = new ParcelLifecycle();
        var payloads = new List<object?>();
        ISystemUnderTest<string, string> Forgetful() => SystemUnderTest.Of<string, string>(() => "packed", _ => false);

        LifecycleModel.Check(definition, () => payloads, Forgetful);
        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(
                definition,
                () => payloads,
                Forgetful,
                payload: trigger => trigger == "send" ? new Uri("post:office") : null));

        Assert.Equal(
            "  1. send: expected: to sent. It was refused, and stands in packed",
            thrown.Message.Split('\n')[1]);
        Assert.All(payloads, payload => Assert.IsType<Uri>(payload));
        Assert.NotEmpty(payloads);
        Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(definition.Graph, Forgetful));
    }

    [Fact]
    public void Systems_are_disposed_of()
    {
        var (made, disposed) = (0, 0);

        LifecycleModel.Check(Orders, () => new Order(), () =>
        {
            made++;
            return new Disposable(() => disposed++);
        });

        Assert.Equal((200, 200), (made, disposed));
    }

    [Fact]
    public void One_that_throws_when_asked_what_is_permitted_is_told_too()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() =>
            LifecycleModel.Check(Orders.Graph, () =>
                SystemUnderTest.Of<Stage, Trigger>(
                    () => Stage.Cart,
                    _ => false,
                    () => throw new TimeoutException("Ask later."))));

        Assert.Contains(
            "In Cart, asked what is permitted, it threw TimeoutException: Ask later.",
            thrown.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentNullException>(() =>
            LifecycleModel.Check<Stage, Trigger, Order>(null!, () => new(), () => new HandWrittenOrder(Fault.None)));
        Assert.Throws<ArgumentNullException>(() =>
            LifecycleModel.Check(Orders, null!, () => new HandWrittenOrder(Fault.None)));
        Assert.Throws<ArgumentNullException>(() => LifecycleModel.Check(Orders, () => new Order(), null!));
        Assert.Throws<ArgumentNullException>(() => LifecycleModel.Check(Orders.Graph, null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Stories = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ModelOptions { Longest = 0 });
        Assert.Throws<ArgumentNullException>(() => SystemUnderTest.Of<int, int>(null!, _ => true));
        Assert.Throws<ArgumentNullException>(() => SystemUnderTest.Throwing<int, int, Exception>(() => 0, null!));
    }

    private sealed class Disposable(Action dispose) : ISystemUnderTest<Stage, Trigger>, IDisposable
    {
        private readonly HandWrittenOrder _order = new(Fault.None);

        public Stage Stage => _order.Stage;

        public ValueTask<bool> FireAsync(Trigger trigger) => _order.FireAsync(trigger);

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
