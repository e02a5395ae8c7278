using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Testing.Tests;

public class RaceTests
{
    // More than the default, since a build server may give the callers less than a core each.
    private const int Repetitions = 500;

    private static readonly OrderLifecycle Orders = new();

    public static TheoryData<int> Seeds => [.. Enumerable.Range(0, 20)];

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_check_before_an_unguarded_act_is_found_and_shrunk_to_two_calls_at_the_same_time(int seed) =>
        AssertIsShrunk(Found(Keeping.Nothing, seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_check_before_an_await_is_found_and_shrunk_to_two_calls_at_the_same_time(int seed) =>
        AssertIsShrunk(Found(seed % 2 == 0 ? Keeping.NothingWhileItAwaits : Keeping.NothingOnThePool, seed));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_race_of_different_triggers_is_found_and_shrunk_to_two_calls_at_the_same_time(int seed) =>
        AssertIsShrunk(Found(Keeping.LockPerTrigger, seed));

    [Theory]
    [InlineData(Keeping.Lock)]
    [InlineData(Keeping.Semaphore)]
    public async Task A_system_that_keeps_its_callers_apart_passes(Keeping keeping) =>
        await ConcurrentModel.CheckAsync(
            Orders,
            draw => new Order { Lines = draw.Number(1, 5) },
            _ => new RacingOrder(keeping),
            new() { Callers = 3, Repetitions = 25 });

    [Fact]
    public async Task A_lifecycle_whose_order_of_calls_shows_only_in_its_subject_agrees_with_its_own_instances() =>
        await ConcurrentModel.CheckAsync(
            new NotepadLifecycle(),
            _ => new Notepad(),
            notepad =>
            {
                var instance = new NotepadLifecycle().Start(notepad);
                return SystemUnderTest.Of<string, string>(
                    () => instance.Stage,
                    async (trigger, payload, token) =>
                        (await instance.TryFireAsync(trigger, new() { Payload = payload }, token)).Accepted);
            },
            new() { Callers = 3, Repetitions = 25 },
            (trigger, draw) => trigger == "write" ? $"{draw.Number(0, 2)}" : null);

    [Fact]
    public void A_story_that_failed_is_told_in_the_order_of_its_calls()
    {
        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            new NotepadLifecycle(),
            _ => new Notepad(),
            _ => new Forgetful(),
            new() { Seed = 1 },
            (trigger, draw) => trigger == "write" ? $"{draw.Number(0, 2)}" : null));

        Assert.StartsWith(
            "The system does not behave as NotepadLifecycle defines when callers fire at the same time. "
                + "A minimal story that shows it:\n",
            found.Message,
            StringComparison.Ordinal);
        Assert.Contains("close: accepted", found.Message, StringComparison.Ordinal);
        Assert.Contains("\n  Then the system is in ", found.Message, StringComparison.Ordinal);
        Assert.Contains(
            "\nThe calls have these results in no order, one after the other.\nSeed 1 draws the same stories; ",
            found.Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_who_lock_each_other_up_are_cut_off_and_told()
    {
        var clock = new FakeTimeProvider();

        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order { Lines = 0 },
            _ =>
            {
                // It refuses everything, as it should without lines, and hangs where two callers meet.
                var firing = 0;
                return SystemUnderTest.Of<Stage, Trigger>(() => Stage.Cart, async (_, _, token) =>
                {
                    while (Interlocked.Increment(ref firing) > 1)
                    {
                        clock.Advance(TimeSpan.FromSeconds(10));
                        token.ThrowIfCancellationRequested();
                        await Task.Yield();
                    }

                    return false;
                });
            },
            new() { TimeProvider = clock }));

        Assert.Contains("The system did not answer within 00:00:10.", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Callers_who_give_up_when_they_are_cut_off_have_hung_all_the_same()
    {
        var clock = new FakeTimeProvider();

        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order { Lines = 0 },
            _ => SystemUnderTest.Of<Stage, Trigger>(() => Stage.Cart, (_, _, token) =>
            {
                // Only callers who fire at the same time have a thread of their own.
                if (Thread.CurrentThread.IsThreadPoolThread)
                    return Task.FromResult(false);

                // Cancelling waits here until the caller has seen it, and the call has ended.
                token.Register(Thread.CurrentThread.Join);
                while (true)
                {
                    clock.Advance(TimeSpan.FromSeconds(10));
                    token.ThrowIfCancellationRequested();
                    Thread.Yield();
                }
            }),
            new() { TimeProvider = clock, Seed = 1 }));

        Assert.Contains("The system did not answer within 00:00:10.", found.Message, StringComparison.Ordinal);
        Assert.Contains("did not end", found.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hang_is_shrunk_to_the_calls_that_lock_each_other_up()
    {
        var clock = new FakeTimeProvider();

        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order(),
            _ =>
            {
                var order = new RacingOrder(Keeping.Lock);
                var firing = 0;
                return SystemUnderTest.Of<Stage, Trigger>(
                    async token => await order.ReadStageAsync(token),
                    async (trigger, payload, token) =>
                    {
                        // A second caller waits for the first, and then for good.
                        for (var isSecond = Interlocked.Increment(ref firing) > 1; isSecond;)
                        {
                            clock.Advance(TimeSpan.FromSeconds(10));
                            token.ThrowIfCancellationRequested();
                            await Task.Yield();
                        }

                        var accepted = await order.FireAsync(trigger, payload, token);
                        Interlocked.Decrement(ref firing);
                        return accepted;
                    });
            },
            new() { Seed = 3, Callers = 3, TimeProvider = clock, Repetitions = Repetitions }));

        Assert.Contains("The system did not answer within 00:00:10.", found.Message, StringComparison.Ordinal);
        Assert.True(found.StepCount <= 4, found.Message);
    }

    [Fact]
    public void A_call_that_throws_when_another_interferes_is_told()
    {
        var found = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order(),
            _ =>
            {
                var (order, firing) = (new RacingOrder(Keeping.Lock), 0);
                return SystemUnderTest.Of<Stage, Trigger>(
                    async token => await order.ReadStageAsync(token),
                    async (trigger, payload, token) =>
                    {
                        if (Interlocked.Increment(ref firing) > 1)
                            throw new InvalidOperationException("Not now.");
                        await Task.Yield();
                        var accepted = await order.FireAsync(trigger, payload, token);
                        Interlocked.Decrement(ref firing);
                        return accepted;
                    });
            }));

        Assert.Equal(2, found.StepCount);
        Assert.Contains("threw InvalidOperationException: Not now.", found.Message, StringComparison.Ordinal);
        Assert.IsType<InvalidOperationException>(found.InnerException);
    }

    [Fact]
    public void Trouble_at_the_start_prints_the_seed()
    {
        var system = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order(),
            ISystemUnderTest<Stage, Trigger> (_) => throw new InvalidOperationException("No database."),
            new() { Seed = 7 }));
        var subject = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            Order (_) => throw new InvalidOperationException("No subject."),
            _ => new RacingOrder(Keeping.Lock),
            new() { Seed = 7 }));
        var start = Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order(),
            _ => new HandWrittenOrder(Fault.StartsElsewhere),
            new() { Seed = 7 }));

        Assert.Contains("threw InvalidOperationException: No data", system.Message, StringComparison.Ordinal);
        Assert.Contains("\nSeed 7 draws", system.Message, StringComparison.Ordinal);
        Assert.Contains("No subject.\nReproduce it with seed 7.", subject.Message, StringComparison.Ordinal);
        Assert.Contains("starts in Placed, and the lifecycle does not.", start.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Invalid_arguments_are_refused()
    {
        Assert.Throws<ArgumentNullException>(() => ConcurrentModel.Check(Orders, null!, _ => new RacingOrder(default)));
        Assert.Throws<ArgumentNullException>(() => ConcurrentModel.Check(Orders, _ => new Order(), null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrentModelOptions { Stories = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrentModelOptions { Repetitions = 0 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrentModelOptions { Callers = 1 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrentModelOptions { CallsPerCaller = 7 });
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConcurrentModelOptions { Timeout = TimeSpan.Zero });
    }

    private static LifecycleModelException Found(Keeping keeping, int seed) =>
        Assert.Throws<LifecycleModelException>(() => ConcurrentModel.Check(
            Orders,
            _ => new Order(),
            _ => new RacingOrder(keeping),
            new() { Seed = seed, Repetitions = Repetitions }));

    private static void AssertIsShrunk(LifecycleModelException found)
    {
        var lines = found.Message.Split('\n');
        var callers = lines.Where(line => line.StartsWith("  Caller ", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, callers.Length);
        Assert.Equal(2, callers.DistinctBy(line => line.Split(':')[0]).Count());
        Assert.InRange(found.StepCount, 2, 5);
        Assert.Equal(found.StepCount + 4, lines.Length);
    }

    public sealed class Notepad
    {
        public string Text { get; set; } = "";
    }

    /// <summary>A lifecycle that may be closed only if the last thing that was written allows it.</summary>
    public sealed class NotepadLifecycle : LifecycleDefinition<string, string, Notepad>
    {
        protected override void Define(LifecycleBuilder<string, string, Notepad> lifecycle)
        {
            lifecycle.StartsIn("open");
            lifecycle.Trigger("write").Carries<string>();
            lifecycle.Stage("open")
                .OnEntry(context => context.Subject.Text = (string?)context.Payload ?? "")
                .On("write").ReEnter()
                .On("close").GoTo("closed");
            lifecycle.Stage("closed")
                .Requires("PAD-01", notepad => notepad.Text == "0", "Something else was written last.")
                .IsTerminal();
        }
    }

    /// <summary>A notepad that can always be closed.</summary>
    private sealed class Forgetful : ISystemUnderTest<string, string>
    {
        private volatile string _stage = "open";

        public ValueTask<string> ReadStageAsync(CancellationToken cancellationToken) => new(_stage);

        public ValueTask<bool> FireAsync(string trigger, object? payload, CancellationToken cancellationToken) =>
            new(trigger == "close" ? Interlocked.Exchange(ref _stage, "closed") == "open" : _stage == "open");
    }
}
