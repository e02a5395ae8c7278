using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of writing.</summary>
internal static class WriteChecks
{
    private const int WriterCount = 8;

    public static async Task NewInstanceHasTheFirstTokenAsync(StoreFixture fixture)
    {
        var second = fixture.New("a") with { ConcurrencyToken = 2 };
        await RefusedAsync(fixture, new() { Instance = second }, StoreOutcome.Conflict).ConfigureAwait(false);
        StoreFixture.Equal(
            null,
            await fixture.Store.FindAsync(fixture.Lifecycle, "a").ConfigureAwait(false),
            "reading an instance after its write was refused");

        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        await RefusedAsync(fixture, new() { Instance = fixture.New("a", "elsewhere") }, StoreOutcome.Conflict)
            .ConfigureAwait(false);
        await fixture.HoldsAsync(instance).ConfigureAwait(false);
    }

    public static async Task OtherTokenIsAConflictAsync(StoreFixture fixture)
    {
        var first = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var second = StoreFixture.Next(first);
        await fixture.WriteAsync(second).ConfigureAwait(false);

        await RefusedAsync(fixture, StoreFixture.Next(first, "command", "elsewhere", events: 1), StoreOutcome.Conflict)
            .ConfigureAwait(false);
        var third = StoreFixture.Next(second.Instance, "command", "elsewhere", events: 1);
        var fourth = third with { Instance = third.Instance with { ConcurrencyToken = 4 } };
        await RefusedAsync(fixture, fourth, StoreOutcome.Conflict).ConfigureAwait(false);

        await fixture.HoldsAsync(second.Instance, [.. second.Entries]).ConfigureAwait(false);
        await fixture
            .HasAppliedAsync("a", "command", [], "the entries of a command that was not applied")
            .ConfigureAwait(false);
        StoreFixture.SameRows(
            [],
            await fixture.EventsAsync(limit: 10).ConfigureAwait(false),
            "the events of a refused write");
        await fixture.WriteAsync(third).ConfigureAwait(false);
    }

    public static async Task CommandIsAppliedOnceAsync(StoreFixture fixture)
    {
        var first = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var second = StoreFixture.Next(first, "command");
        await fixture.WriteAsync(second).ConfigureAwait(false);

        await RefusedAsync(fixture, second, StoreOutcome.AlreadyApplied).ConfigureAwait(false);
        var repeated = StoreFixture.Next(second.Instance, "command", events: 1);
        await RefusedAsync(fixture, repeated, StoreOutcome.AlreadyApplied).ConfigureAwait(false);
        await fixture.HoldsAsync(second.Instance, [.. second.Entries]).ConfigureAwait(false);
        await fixture.HasAppliedAsync("a", "command", second.Entries, "the entries of a command").ConfigureAwait(false);
        await fixture.HasAppliedAsync("a", "COMMAND", [], "the entries of another command").ConfigureAwait(false);

        // The steps that follow the first one of a command are part of it.
        var step = StoreFixture.Next(second.Instance, "steps");
        var followUp = StoreFixture.Next(step.Instance with { ConcurrencyToken = second.Instance.ConcurrencyToken });
        var steps = followUp with
        {
            Entries = [.. step.Entries, .. followUp.Entries],
            PreviousHead = second.Instance.Head,
        };
        await fixture.WriteAsync(steps).ConfigureAwait(false);
        await fixture
            .HasAppliedAsync("a", "steps", steps.Entries, "the entries of a command with a follow-up")
            .ConfigureAwait(false);
        await fixture.WriteAsync(StoreFixture.Next(steps.Instance)).ConfigureAwait(false);
        await fixture
            .HasAppliedAsync("a", "steps", steps.Entries, "the entries of a command before others")
            .ConfigureAwait(false);

        var other = await fixture.WriteAsync(fixture.New("b")).ConfigureAwait(false);
        await fixture.WriteAsync(StoreFixture.Next(other, "command")).ConfigureAwait(false);
    }

    public static async Task RepeatIsCountedAtItsEntryAsync(StoreFixture fixture)
    {
        var first = StoreFixture.Next(await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false));
        await fixture.WriteAsync(first).ConfigureAwait(false);
        var second = StoreFixture.Next(first.Instance);
        var refusals = new[] { new StoredRefusal(1, "one"), new StoredRefusal(2, "two") };
        var instance = await fixture
            .WriteAsync(second with { Instance = second.Instance with { Refusals = refusals } })
            .ConfigureAwait(false);
        var other = StoreFixture.Next(await fixture.WriteAsync(fixture.New("b")).ConfigureAwait(false));
        await fixture.WriteAsync(other).ConfigureAwait(false);

        var at = DateTimeOffset.UnixEpoch;
        for (var repeats = 1; repeats <= 3; repeats++)
        {
            at = at.AddMinutes(1);
            instance = instance with { ConcurrencyToken = instance.ConcurrencyToken + 1 };
            await fixture.WriteAsync(new StoreWrite { Instance = instance, Repeat = new(1, at) }).ConfigureAwait(false);
            await fixture
                .HoldsAsync(instance, first.Entries[0] with { Repeats = repeats, RepeatedAt = at }, second.Entries[0])
                .ConfigureAwait(false);
        }

        await RefusedAsync(
            fixture, new() { Instance = second.Instance, Repeat = new(2, at) }, StoreOutcome.Conflict)
            .ConfigureAwait(false);
        await fixture
            .HoldsAsync(instance, first.Entries[0] with { Repeats = 3, RepeatedAt = at }, second.Entries[0])
            .ConfigureAwait(false);
        await fixture.HoldsAsync(other.Instance, [.. other.Entries]).ConfigureAwait(false);
    }

    public static async Task OneOfConcurrentWritersWritesAsync(StoreFixture fixture)
    {
        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        for (var round = 0; round < 5; round++)
        {
            var writes = Enumerable
                .Range(0, WriterCount)
                .Select(writer =>
                    StoreFixture.Next(
                        instance,
                        to: string.Create(CultureInfo.InvariantCulture, $"{round} {writer}"),
                        events: 1))
                .ToArray();
            var outcomes = await ConcurrentlyAsync(fixture, writes).ConfigureAwait(false);

            StoreFixture.Equal(
                1,
                outcomes.Count(outcome => outcome == StoreOutcome.Written),
                "the number of writers that wrote");
            StoreFixture.Equal(
                WriterCount - 1,
                outcomes.Count(outcome => outcome == StoreOutcome.Conflict),
                "the number of writers with a conflict");
            instance = writes[Array.IndexOf(outcomes, StoreOutcome.Written)].Instance;
            StoreFixture.Same(
                instance,
                await fixture.Store.FindAsync(fixture.Lifecycle, "a").ConfigureAwait(false),
                "reading the instance of the writer that wrote");
        }

        StoreFixture.Equal(
            5,
            (await fixture.HistoryAsync("a").ConfigureAwait(false)).Length,
            "the number of entries");
        StoreFixture.Equal(
            5,
            (await fixture.EventsAsync().ConfigureAwait(false)).Count,
            "the number of events");
    }

    public static async Task ConcurrentCommandIsAppliedOnceAsync(StoreFixture fixture)
    {
        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        var outcomes = await ConcurrentlyAsync(
                fixture,
                [.. Enumerable.Repeat(StoreFixture.Next(instance, "command"), WriterCount)])
            .ConfigureAwait(false);

        StoreFixture.Equal(
            1,
            outcomes.Count(outcome => outcome == StoreOutcome.Written),
            "the number of writes that applied the command");
        StoreFixture.Equal(
            1,
            (await fixture.HistoryAsync("a").ConfigureAwait(false)).Length,
            "the number of entries");
    }

    public static async Task CancelledCallHasNoEffectAsync(StoreFixture fixture)
    {
        try
        {
            await fixture
                .Store.WriteAsync(new() { Instance = fixture.New("a") }, new CancellationToken(canceled: true))
                .ConfigureAwait(false);
            throw new LifecycleAssertException("A cancelled write did not throw OperationCanceledException.");
        }
        catch (OperationCanceledException)
        {
            StoreFixture.Equal(
                null,
                await fixture.Store.FindAsync(fixture.Lifecycle, "a").ConfigureAwait(false),
                "reading an instance after its write was cancelled");
        }
    }

    private static async Task<StoreOutcome[]> ConcurrentlyAsync(StoreFixture fixture, StoreWrite[] writes)
    {
        using var barrier = new Barrier(writes.Length);
        return await Task.WhenAll(writes.Select(write => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return fixture.Store.WriteAsync(write).AsTask();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).ConfigureAwait(false);
    }

    private static async Task RefusedAsync(StoreFixture fixture, StoreWrite write, StoreOutcome expected) =>
        StoreFixture.Equal(
            expected,
            await fixture.Store.WriteAsync(write).ConfigureAwait(false),
            $"writing {write.Instance.Id} with concurrency token {write.Instance.ConcurrencyToken}");
}
