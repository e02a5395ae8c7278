using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Testing.Tests;

/// <summary>Systems that hang, throw outside a trigger, or are not deterministic.</summary>
public class TroubleTests
{
    private static readonly OrderLifecycle Orders = new();

    [Fact]
    public void A_system_that_hangs_is_cut_off_at_the_time_out_and_the_shortest_sequence_is_told()
    {
        var clock = new FakeTimeProvider();
        var options = new ModelOptions { Timeout = TimeSpan.FromSeconds(30), TimeProvider = clock };

        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders,
            _ => new Order(),
            _ =>
            {
                var order = new HandWrittenOrder(Fault.None);
                return SystemUnderTest.Of<Stage, Trigger>(() => order.Stage, async (trigger, payload, token) =>
                {
                    if (trigger == Trigger.Pay && order.Stage == Stage.Placed)
                    {
                        clock.Advance(options.Timeout);
                        await Task.Delay(Timeout.InfiniteTimeSpan, token);
                    }

                    return await order.FireAsync(trigger, payload, token);
                });
            },
            options));

        Assert.Equal(
            ["  1. Place: Cart to Placed", "  2. Pay: expected the system in Paid; it did not answer within 00:00:30."],
            thrown.Message.Split('\n')[1..^1]);
    }

    [Fact]
    public void A_system_that_blocks_its_thread_is_cut_off_too()
    {
        var clock = new FakeTimeProvider();
        using var never = new ManualResetEventSlim();

        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders.Graph,
            () => SystemUnderTest.Of<Stage, Trigger>(
                () => Stage.Cart,
                _ =>
                {
                    clock.Advance(TimeSpan.FromSeconds(10));
                    never.Wait();
                    return true;
                }),
            new() { TimeProvider = clock }));

        never.Set();
        Assert.Contains("it did not answer within 00:00:10.", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(1, thrown.StepCount);
    }

    [Fact]
    public void A_system_that_throws_when_it_is_created_prints_the_seed()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders,
            _ => new Order(),
            ISystemUnderTest<Stage, Trigger> (_) => throw new InvalidOperationException("No database."),
            new() { Seed = 42 }));

        Assert.Equal(
            "  Creating the system threw InvalidOperationException: No database.",
            thrown.Message.Split('\n')[1]);
        Assert.EndsWith("Reproduce it with seed 42.", thrown.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(thrown.InnerException);
    }

    [Fact]
    public void A_system_whose_stage_cannot_be_read_at_the_start_prints_the_seed()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders.Graph,
            () => SystemUnderTest.Of<Stage, Trigger>(Stage () => throw new NotSupportedException("Later."), _ => true),
            new() { Seed = 42 }));

        Assert.Equal(
            "  Reading the stage at the start threw NotSupportedException: Later.",
            thrown.Message.Split('\n')[1]);
        Assert.Equal(42, thrown.Seed);
    }

    [Fact]
    public void A_system_that_throws_for_some_values_when_it_is_created_shrinks_to_the_first_of_them()
    {
        var system = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            Orders,
            draw => new Order { Lines = draw.Number(0, 100) },
            order => order.Lines < 40 ? new HandWrittenOrder(Fault.None, order.Lines) : throw new FormatException()));

        Assert.Contains("The subject is Order { Lines = 40 }.", system.Message, StringComparison.Ordinal);
        Assert.Contains("Creating the system threw FormatException", system.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_that_is_not_deterministic_is_called_flaky()
    {
        var paid = 0;

        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(Orders, _ => new Order(), _ =>
        {
            var order = new HandWrittenOrder(Fault.None);
            return SystemUnderTest.Of<Stage, Trigger>(() => order.Stage, async (trigger, payload, token) =>
                (trigger != Trigger.Pay || order.Stage != Stage.Placed || ++paid % 4 != 0)
                && await order.FireAsync(trigger, payload, token));
        }));

        Assert.True(thrown.IsFlaky);
        Assert.StartsWith("The system is flaky", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("it refused the trigger and is in Placed.", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("In another run:", thrown.Message, StringComparison.Ordinal);
        Assert.Contains("Pay: Placed to Paid", thrown.Message.Split("In another run:")[1], StringComparison.Ordinal);
    }

    [Fact]
    public void A_system_whose_texts_differ_in_each_run_is_not_flaky()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(Orders, _ => new Order(), _ =>
            SystemUnderTest.Of<Stage, Trigger>(
                () => Stage.Cart,
                bool (_) => throw new InvalidOperationException($"Order {Guid.NewGuid()} is gone."))));

        Assert.False(thrown.IsFlaky);
        Assert.Equal(1, thrown.StepCount);
    }

    [Fact]
    public async Task A_system_that_reads_its_stage_asynchronously_is_tested()
    {
        var found = await Assert.ThrowsAsync<LifecycleModelException>(() => Check(Fault.ReturnsToTheWrongStage));
        await Check(Fault.None);

        Assert.Equal(4, found.StepCount);

        static Task Check(Fault fault) => LifecycleModel.CheckAsync(Orders, _ => new Order(), _ =>
        {
            var order = new HandWrittenOrder(fault);
            return SystemUnderTest.Of<Stage, Trigger>(
                async token => await order.ReadStageAsync(token),
                async (trigger, payload, token) =>
                {
                    await Task.Yield();
                    return await order.FireAsync(trigger, payload, token);
                },
                async token => (await order.ReadPermittedTriggersAsync(token))!);
        });
    }

    [Fact]
    public void A_lifecycle_whose_action_throws_is_told_with_the_seed()
    {
        var thrown = Assert.Throws<LifecycleModelException>(() => LifecycleModel.Check(
            new Faulty(),
            _ => new Order(),
            _ => SystemUnderTest.Of<int, int>(() => 0, _ => true),
            new() { Seed = 3 }));

        Assert.Equal(
            "  1. 0: the lifecycle itself threw InvalidOperationException: No.",
            thrown.Message.Split('\n')[1]);
        Assert.Equal(3, thrown.Seed);
    }

    private sealed class Faulty : LifecycleDefinition<int, int, Order>
    {
        protected override void Define(LifecycleBuilder<int, int, Order> lifecycle)
        {
            lifecycle.StartsIn(0);
            lifecycle.Stage(0).On(0).GoTo(1);
            lifecycle.Stage(1).OnEntry(_ => throw new InvalidOperationException("No.")).IsTerminal();
        }
    }
}
