using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Time.Testing;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Stored instances remember when they entered their stage, and triggers fall due a time after that.</summary>
public abstract class EntryTimeTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider _clock = new(Noon);

    [StoreFact]
    public async Task An_instance_is_stored_with_the_instant_at_which_it_entered_its_stage()
    {
        using var database = new TDatabase();
        var tickets = Tickets(database.Store);
        Assert.Equal(Noon, (await tickets.StartAsync("t", new())).EnteredAt);
        var steps = new (string Trigger, bool Enters)[]
        {
            ("remind", false), ("refused", false), ("return", false), ("reopen", true), ("escalate", true),
            ("return", true),
        };
        var entered = Noon;
        foreach (var (trigger, enters) in steps)
        {
            _clock.Advance(TimeSpan.FromMinutes(1));
            await tickets.TryFireAsync("t", trigger);
            entered = enters ? _clock.GetUtcNow() : entered;
            Assert.Equal(entered, (await Tickets(database.Open()).GetAsync("t")).EnteredAt);
        }

        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(entered, (await tickets.UpdateAsync("t", ticket => ticket.CloseBy = "2026-09-01")).EnteredAt);
        Assert.Equal(entered, (await tickets.AsUntyped().GetAsync("t")).EnteredAt);
        Assert.Equal(entered, (await tickets.FindAsync().ToArrayAsync())[0].EnteredAt);
    }

    [StoreFact]
    public async Task A_trigger_falls_due_a_time_after_its_stage_was_entered()
    {
        using var database = new TDatabase();
        await Tickets(database.Store).StartAsync("t", new());
        _clock.Advance(TimeSpan.FromDays(6));
        await Tickets(database.Store).UpdateAsync("t", ticket => ticket.CloseBy = "2027-01-01");
        Assert.Empty(await DueAsync(database));

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["remind Stayed"], await DueAsync(database));
        Assert.Empty(await DueAsync(database));

        _clock.Advance(TimeSpan.FromDays(23));
        Assert.Equal(["escalate Moved"], await DueAsync(database));
        Assert.Equal("escalated", (await Tickets(database.Store).GetAsync("t")).Stage);

        await Tickets(database.Store).FireAsync("t", "return");
        Assert.Empty(await DueAsync(database));
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(["remind Stayed"], await DueAsync(database));
    }

    [StoreFact]
    public async Task A_stage_that_is_entered_again_counts_again()
    {
        using var database = new TDatabase();
        await Tickets(database.Store).StartAsync("t", new());
        _clock.Advance(TimeSpan.FromDays(7));
        Assert.Equal(["remind Stayed"], await DueAsync(database));

        await Tickets(database.Store).FireAsync("t", "reopen");
        _clock.Advance(TimeSpan.FromDays(7) - TimeSpan.FromTicks(1));
        Assert.Empty(await DueAsync(database));
        _clock.Advance(TimeSpan.FromTicks(1));
        Assert.Equal(["remind Stayed"], await DueAsync(database));
    }

    [StoreFact]
    public async Task A_due_date_that_cannot_be_read_is_reported_and_the_others_fire()
    {
        using var database = new TDatabase();
        var started = await Tickets(database.Store).StartAsync("t", new() { CloseBy = "soon" });

        var unread = Assert.Single(started.Stored.DueDates, due => due.Fault is not null);
        Assert.Equal(("close", Noon, false), (unread.Trigger, unread.At, unread.IsTried));
        Assert.StartsWith("FormatException: ", unread.Fault);
        Assert.Equal(["remind", "escalate"], Readable(started));
        Assert.Single(await Tickets(database.Store).FindAsync(new() { DueBy = Noon }).ToArrayAsync());
        var stored = await Tickets(database.Open()).GetAsync("t");
        Assert.Equal(started.Stored.DueDates, stored.Stored.DueDates);

        _clock.Advance(TimeSpan.FromDays(7));
        for (var round = 0; round < 2; round++)
        {
            var reported = await Tickets(database.Open()).FireDueAsync().ToArrayAsync();
            var failed = Assert.Single(reported, due => due.Exception is not null);
            Assert.Equal(("t", "close", null), (failed.Id, failed.Due.Trigger, failed.Result));
            Assert.IsType<FormatException>(failed.Exception);
            Assert.Same(failed.Exception, failed.Due.Exception);
            Assert.Equal(DateTimeOffset.MaxValue, failed.Due.DueAt);
            Assert.Equal(round == 0 ? ["remind"] : [], Fired(reported));
        }

        var untyped = Assert.Single(await Tickets(database.Store).AsUntyped().FireDueAsync().ToArrayAsync());
        Assert.IsType<FormatException>(untyped.Due.Exception);

        await Tickets(database.Store).UpdateAsync("t", ticket => ticket.CloseBy = "2026-03-09");
        Assert.Empty(await DueAsync(database));
        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["close Moved"], await DueAsync(database));
    }

    [StoreFact]
    public async Task A_due_date_that_can_be_read_again_fires_without_another_change()
    {
        using var database = new TDatabase();
        var broken = Tickets(database.Store, _ => throw new InvalidOperationException(new string('x', 10_000)));
        await broken.StartAsync("t", new() { CloseBy = "2026-03-02" });
        Assert.Single(await broken.FireDueAsync().ToArrayAsync());
        Assert.InRange((await broken.GetAsync("t")).Stored.DueDates[2].Fault!.Length, 1, 600);

        var mended = Tickets(database.Store);
        Assert.Empty(await mended.FireDueAsync().ToArrayAsync());
        var read = await mended.GetAsync("t");
        Assert.All(read.Stored.DueDates, due => Assert.Null(due.Fault));
        Assert.Equal((0, Noon), (read.Version, read.EnteredAt));

        _clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(["close Moved"], await DueAsync(database));
    }

    private static IEnumerable<string> Readable(ManagedInstance<string, Ticket> ticket) =>
        ticket.Stored.DueDates.Where(due => due.Fault is null).Select(due => due.Trigger);

    private static IEnumerable<string> Fired(IEnumerable<DueFire<string, string>> reported) =>
        reported.Where(due => due.Exception is null).Select(due => due.Due.Trigger);

    private async Task<string[]> DueAsync(TDatabase database) =>
    [
        .. (await Tickets(database.Open()).FireDueAsync().ToArrayAsync())
            .Select(due => $"{due.Due.Trigger} {due.Result?.Outcome.ToString() ?? due.Exception!.Message}"),
    ];

    private LifecycleManager<string, string, Ticket> Tickets(
        ILifecycleStore store, Func<string, DateTimeOffset>? read = null) =>
        new(
            new TicketLifecycle(read),
            store,
            TicketJson.Default.Ticket,
            new() { Instance = new() { TimeProvider = _clock, KeepHistory = false } });
}
