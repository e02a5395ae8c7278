using System.Globalization;

namespace Lifecycle.Testing;

/// <summary>Checks of what is written.</summary>
internal static class StoreWriting
{
    private const int WriterCount = 8;

    public static async Task NewInstanceHasTheFirstEditionAsync(StoreScene scene)
    {
        await RefusedAsync(scene, new() { Instance = scene.New("a") with { ConcurrencyToken = 2 } }, StoreOutcome.Conflict)
            .ConfigureAwait(false);
        StoreScene.Equal(
            null,
            await scene.Store.FindAsync(scene.Lifecycle, "a").ConfigureAwait(false),
            "reading what was not written");

        var instance = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        await RefusedAsync(scene, new() { Instance = scene.New("a", "elsewhere") }, StoreOutcome.Conflict)
            .ConfigureAwait(false);
        await scene.HoldsAsync(instance).ConfigureAwait(false);
    }

    public static async Task OtherEditionIsAConflictAsync(StoreScene scene)
    {
        var first = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        var second = StoreScene.Next(first);
        await scene.WrittenAsync(second).ConfigureAwait(false);

        await RefusedAsync(scene, StoreScene.Next(first, "command", "elsewhere", events: 1), StoreOutcome.Conflict)
            .ConfigureAwait(false);
        var third = StoreScene.Next(second.Instance, "command", "elsewhere", events: 1);
        await RefusedAsync(scene, third with { Instance = third.Instance with { ConcurrencyToken = 4 } }, StoreOutcome.Conflict)
            .ConfigureAwait(false);

        await scene.HoldsAsync(second.Instance, [.. second.Entries]).ConfigureAwait(false);
        await scene.HasDoneAsync("a", "command", [], "what a command did that was not applied").ConfigureAwait(false);
        StoreScene.SameRows(
            [],
            await scene.Store.PendingEventsAsync(scene.Lifecycle, 0, 10).ConfigureAwait(false),
            "events of what was not written");
        await scene.WrittenAsync(third).ConfigureAwait(false);
    }

    public static async Task CommandIsAppliedOnceAsync(StoreScene scene)
    {
        var first = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        var second = StoreScene.Next(first, "command");
        await scene.WrittenAsync(second).ConfigureAwait(false);

        await RefusedAsync(scene, second, StoreOutcome.AlreadyApplied).ConfigureAwait(false);
        await RefusedAsync(scene, StoreScene.Next(second.Instance, "command", events: 1), StoreOutcome.AlreadyApplied)
            .ConfigureAwait(false);
        await scene.HoldsAsync(second.Instance, [.. second.Entries]).ConfigureAwait(false);
        await scene.HasDoneAsync("a", "command", second.Entries, "what a command did").ConfigureAwait(false);
        await scene.HasDoneAsync("a", "COMMAND", [], "what another command did").ConfigureAwait(false);

        // An entry names a command that was refused; only a write that claims it applies it.
        var refused = StoreScene.Next(second.Instance, "refused") with { CommandId = null };
        await scene.WrittenAsync(refused).ConfigureAwait(false);
        await scene.HasDoneAsync("a", "refused", [], "what a refused command did").ConfigureAwait(false);
        var later = StoreScene.Next(refused.Instance, "refused");
        await scene.WrittenAsync(later).ConfigureAwait(false);
        await scene.HasDoneAsync("a", "refused", later.Entries, "what a command did later").ConfigureAwait(false);

        var other = await scene.WrittenAsync(scene.New("b")).ConfigureAwait(false);
        await scene.WrittenAsync(StoreScene.Next(other, "command")).ConfigureAwait(false);
    }

    public static async Task OfWritersAtOneMomentOneWritesAsync(StoreScene scene)
    {
        var instance = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        for (var round = 0; round < 5; round++)
        {
            var writes = Enumerable
                .Range(0, WriterCount)
                .Select(writer =>
                    StoreScene.Next(
                        instance,
                        to: string.Create(CultureInfo.InvariantCulture, $"{round} {writer}"),
                        events: 1))
                .ToArray();
            var outcomes = await AtOnceAsync(scene, writes).ConfigureAwait(false);

            StoreScene.Equal(
                1,
                outcomes.Count(outcome => outcome == StoreOutcome.Written),
                "how many of the writers wrote");
            StoreScene.Equal(
                WriterCount - 1,
                outcomes.Count(outcome => outcome == StoreOutcome.Conflict),
                "how many of the writers met a conflict");
            instance = writes[Array.IndexOf(outcomes, StoreOutcome.Written)].Instance;
            StoreScene.Same(
                instance,
                await scene.Store.FindAsync(scene.Lifecycle, "a").ConfigureAwait(false),
                "reading what one of the writers wrote");
        }

        StoreScene.Equal(
            5,
            (await scene.HistoryAsync("a").ConfigureAwait(false)).Length,
            "how many entries were written");
        StoreScene.Equal(
            5,
            (await scene.Store.PendingEventsAsync(scene.Lifecycle, 0, 100).ConfigureAwait(false)).Count,
            "how many events were written");
    }

    public static async Task OfOneCommandAtOneMomentOneIsAppliedAsync(StoreScene scene)
    {
        var instance = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        var outcomes = await AtOnceAsync(
                scene,
                [.. Enumerable.Repeat(StoreScene.Next(instance, "command"), WriterCount)])
            .ConfigureAwait(false);

        StoreScene.Equal(1, outcomes.Count(outcome => outcome == StoreOutcome.Written), "how many applied the command");
        StoreScene.Equal(
            1,
            (await scene.HistoryAsync("a").ConfigureAwait(false)).Length,
            "how many entries were written");
    }

    public static async Task CancelledCallDoesNothingAsync(StoreScene scene)
    {
        try
        {
            await scene
                .Store.WriteAsync(new() { Instance = scene.New("a") }, new CancellationToken(canceled: true))
                .ConfigureAwait(false);
            throw new LifecycleAssertException("A write that was cancelled before it began said nothing of it.");
        }
        catch (OperationCanceledException)
        {
            StoreScene.Equal(
                null,
                await scene.Store.FindAsync(scene.Lifecycle, "a").ConfigureAwait(false),
                "reading what was cancelled");
        }
    }

    public static async Task EventsWaitInOrderAsync(StoreScene scene)
    {
        var other = new StoreScene(scene.Store);
        await other
            .WrittenAsync(StoreScene.Next(await other.WrittenAsync(other.New("a")).ConfigureAwait(false), events: 1))
            .ConfigureAwait(false);
        var instance = await scene.WrittenAsync(scene.New("a")).ConfigureAwait(false);
        for (var step = 0; step < 3; step++)
            instance = await scene.WrittenAsync(StoreScene.Next(instance, events: 2)).ConfigureAwait(false);

        var pending = await scene.Store.PendingEventsAsync(scene.Lifecycle, 0, 100).ConfigureAwait(false);
        StoreScene.SameRows(
            ["1/0", "1/1", "2/0", "2/1", "3/0", "3/1"],
            [.. pending.Select(each => each.Key[(scene.Lifecycle.Length + "/a/".Length)..])],
            "the events in order");
        StoreScene.SameRows(
            [.. pending.Select(each => each.Position).Order().Distinct()],
            [.. pending.Select(each => each.Position)],
            "the positions of events");

        var some = await scene.Store.PendingEventsAsync(scene.Lifecycle, pending[1].Position, 2).ConfigureAwait(false);
        StoreScene.SameRows([.. pending.Skip(2).Take(2)], some, "some of the events");

        foreach (var position in new[] { pending[0].Position, pending[2].Position, pending[2].Position, long.MaxValue })
            await scene.Store.MarkSentAsync(position).ConfigureAwait(false);

        StoreScene.SameRows(
            [.. pending.Where((_, index) => index is not (0 or 2))],
            await scene.Store.PendingEventsAsync(scene.Lifecycle, 0, 100).ConfigureAwait(false),
            "the events that were not sent");
        StoreScene.Equal(
            1,
            (await other.Store.PendingEventsAsync(other.Lifecycle, 0, 100).ConfigureAwait(false)).Count,
            "the events of another lifecycle");

        await scene.WrittenAsync(StoreScene.Next(instance, events: 1)).ConfigureAwait(false);
        var later = (
            await scene.Store.PendingEventsAsync(scene.Lifecycle, pending[^1].Position, 10).ConfigureAwait(false)
        ).Count;
        StoreScene.Equal(1, later, "an event that comes later");
    }

    private static async Task<StoreOutcome[]> AtOnceAsync(StoreScene scene, StoreWrite[] writes)
    {
        using var barrier = new Barrier(writes.Length);
        return await Task.WhenAll(writes.Select(write => Task.Factory.StartNew(
            () =>
            {
                barrier.SignalAndWait();
                return scene.Store.WriteAsync(write).AsTask();
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default).Unwrap())).ConfigureAwait(false);
    }

    private static async Task RefusedAsync(StoreScene scene, StoreWrite write, StoreOutcome expected) =>
        StoreScene.Equal(
            expected,
            await scene.Store.WriteAsync(write).ConfigureAwait(false),
            $"writing {write.Instance.Id}, concurrency token {write.Instance.ConcurrencyToken}");
}
