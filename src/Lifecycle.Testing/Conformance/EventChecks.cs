namespace Lifecycle.Testing;

/// <summary>Checks of outgoing events.</summary>
internal static class EventChecks
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    public static async Task StayPendingInOrderAsync(StoreFixture fixture)
    {
        var other = new StoreFixture(fixture.Store);
        await other
            .WriteAsync(StoreFixture.Next(await other.WriteAsync(other.New("a")).ConfigureAwait(false), events: 1))
            .ConfigureAwait(false);
        var instance = await fixture.WriteAsync(fixture.New("a")).ConfigureAwait(false);
        for (var step = 0; step < 3; step++)
            instance = await fixture.WriteAsync(StoreFixture.Next(instance, events: 2)).ConfigureAwait(false);

        var pending = await fixture.EventsAsync().ConfigureAwait(false);
        StoreFixture.SameRows(
            ["1/0", "1/1", "2/0", "2/1", "3/0", "3/1"],
            [.. pending.Select(each => each.Key[(fixture.Lifecycle.Length + "/a/".Length)..])],
            "the events in order");
        StoreFixture.SameRows(
            [.. pending.Select(each => each.Position).Order().Distinct()],
            [.. pending.Select(each => each.Position)],
            "the positions of events");

        var some = await fixture.EventsAsync(pending[1].Position, 2).ConfigureAwait(false);
        StoreFixture.SameRows([.. pending.Skip(2).Take(2)], some, "some of the events");

        foreach (var position in new[] { pending[0].Position, pending[2].Position, pending[2].Position, long.MaxValue })
            await fixture.Store.DeleteEventsAsync([position]).ConfigureAwait(false);

        StoreFixture.SameRows(
            [.. pending.Where((_, index) => index is not (0 or 2))],
            await fixture.EventsAsync().ConfigureAwait(false),
            "the events that are still pending");
        StoreFixture.Equal(
            1,
            (await other.EventsAsync().ConfigureAwait(false)).Count,
            "the number of events of another lifecycle");

        await fixture.WriteAsync(StoreFixture.Next(instance, events: 1)).ConfigureAwait(false);
        var later = (
            await fixture.EventsAsync(pending[^1].Position, 10).ConfigureAwait(false)
        ).Count;
        StoreFixture.Equal(1, later, "the number of events of a later write");
    }

    public static async Task AttemptsAreStoredAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoOfAnInstanceAsync(fixture, "a").ConfigureAwait(false);
        var failed = first with
        {
            Attempts = 3,
            LastError = "Mail: it does not answer.",
            NextAttempt = Noon,
            SentTo = ["Queue", "Topic"],
        };

        StoreFixture.Equal(
            true, await fixture.Store.UpdateEventAsync(failed).ConfigureAwait(false), "changing an event");
        StoreFixture.Equal(
            true,
            await fixture.Store.UpdateEventAsync(failed with { Key = "other", Body = "other" }).ConfigureAwait(false),
            "changing an event again");
        await fixture.Store.DeleteEventsAsync([second.Position]).ConfigureAwait(false);
        StoreFixture.Equal(
            false, await fixture.Store.UpdateEventAsync(second).ConfigureAwait(false), "changing a deleted event");

        var found = (await fixture.EventsAsync().ConfigureAwait(false)).Single();
        StoreFixture.SameRows(failed.SentTo, found.SentTo, "the senders that accepted an event");
        StoreFixture.Equal(failed, found with { SentTo = failed.SentTo }, "an event after failed attempts");
    }

    public static async Task LaterEventsWaitAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoOfAnInstanceAsync(fixture, "a").ConfigureAwait(false);
        var (other, another) = await TwoOfAnInstanceAsync(fixture, "b").ConfigureAwait(false);
        await fixture.Store.UpdateEventAsync(first with { NextAttempt = Noon }).ConfigureAwait(false);
        await fixture.Store.UpdateEventAsync(another with { NextAttempt = Noon }).ConfigureAwait(false);

        await FoundAsync(fixture, Noon.AddTicks(-1), 0, other).ConfigureAwait(false);
        await FoundAsync(fixture, Noon.AddTicks(-1), first.Position, other).ConfigureAwait(false);
        await FoundAsync(fixture, Noon, 0, first, second, other, another).ConfigureAwait(false);
        await FoundAsync(fixture, null, 0, first, second, other, another).ConfigureAwait(false);
    }

    public static async Task DeadLettersAreApartAsync(StoreFixture fixture)
    {
        var (first, second) = await TwoOfAnInstanceAsync(fixture, "a").ConfigureAwait(false);
        await fixture.Store
            .UpdateEventAsync(first with { Attempts = 20, NextAttempt = Noon, IsDead = true })
            .ConfigureAwait(false);

        await FoundAsync(fixture, Noon.AddDays(-1), 0, second).ConfigureAwait(false);
        var dead = await fixture.Store
            .FindEventsAsync(new() { Lifecycle = fixture.Lifecycle, IsDead = true })
            .ConfigureAwait(false);
        StoreFixture.SameRows(
            [(first.Position, 20, true)],
            [.. dead.Select(each => (each.Position, each.Attempts, each.IsDead))],
            "the dead letters");

        await fixture.Store.UpdateEventAsync(first).ConfigureAwait(false);
        await FoundAsync(fixture, Noon, 0, first, second).ConfigureAwait(false);
    }

    private static async Task<(OutgoingEvent First, OutgoingEvent Second)> TwoOfAnInstanceAsync(
        StoreFixture fixture, string id)
    {
        var instance = await fixture.WriteAsync(fixture.New(id)).ConfigureAwait(false);
        await fixture.WriteAsync(StoreFixture.Next(instance, events: 2)).ConfigureAwait(false);
        var events = (await fixture.EventsAsync().ConfigureAwait(false)).Where(each => each.InstanceId == id).ToArray();
        return (events[0], events[1]);
    }

    private static async Task FoundAsync(
        StoreFixture fixture, DateTimeOffset? sendableAt, long after, params OutgoingEvent[] expected)
    {
        var found = await fixture.Store
            .FindEventsAsync(new() { Lifecycle = fixture.Lifecycle, SendableAt = sendableAt, After = after })
            .ConfigureAwait(false);
        StoreFixture.SameRows(
            [.. expected.Select(each => each.Key)],
            [.. found.Select(each => each.Key)],
            $"the events that can be sent at {sendableAt}");
    }
}
