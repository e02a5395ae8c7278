using Lifecycle.Storage.Tests.Databases;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>What is recorded of refusals: each once, with the number of its repeats.</summary>
public abstract class RefusalTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    private readonly FakeTimeProvider _clock = new(new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [StoreFact]
    public async Task A_refusal_that_is_repeated_is_one_entry_that_counts()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new() { Title = "Wells" });

        for (var count = 0; count < 10; count++)
        {
            LifecycleAssert.Refused(
                await grants.TryFireAsync("g", Submit, new() { Actor = "Ann", CommandId = $"{count}" }), "GRA-02");
            Assert.Equal(TransitionOutcome.NotPermitted, (await grants.TryFireAsync("g", Approve)).Outcome);
            _clock.Advance(TimeSpan.FromMinutes(1));
        }

        var history = await grants.HistoryAsync("g").ToArrayAsync();
        Assert.Equal([(null, 0), (nameof(Submit), 9), (nameof(Approve), 9)], history.Select(Repeats));
        Assert.Equal(new(2026, 3, 1, 12, 9, 0, TimeSpan.Zero), history[1].RepeatedAt);
        Assert.Null(history[1].CommandId);
        Assert.Equal(21, (await grants.GetAsync("g")).Stored.ConcurrencyToken);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task Another_actor_another_reason_and_another_report_are_entries_of_their_own()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new());

        await grants.TryFireAsync("g", Submit, new() { Actor = "Ann" });
        await grants.TryFireAsync("g", Submit, new() { Actor = "Bo" });
        await grants.TryFireAsync("g", Submit, new() { Actor = "Bo", Reason = "It is urgent." });
        await grants.UpdateAsync("g", grant => grant.Title = "Wells");
        await grants.TryFireAsync("g", Submit, new() { Actor = "Bo", Reason = "It is urgent." });

        Assert.Equal(4, (await grants.HistoryAsync("g").ToArrayAsync()).Count(entry => !entry.IsAccepted));
    }

    [StoreFact]
    public async Task A_refusal_after_an_accepted_change_is_an_entry_again()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new() { Title = "Wells" });

        await grants.TryFireAsync("g", Approve);
        await grants.FireAsync("g", Comment);
        await grants.TryFireAsync("g", Approve);
        await grants.TryFireAsync("g", Approve);
        await grants.UpdateAsync("g", grant => grant.Title = "Deep wells");
        await grants.TryFireAsync("g", Approve);

        Assert.Equal(
            [(null, 0), ("Approve", 0), ("Comment", 0), ("Approve", 1), (null, 0), ("Approve", 0)],
            (await grants.HistoryAsync("g").ToArrayAsync()).Select(Repeats));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task Concurrent_repeats_are_all_counted()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock, attempts: 100);
        await grants.StartAsync("g", new() { Title = "Wells" });

        await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => Task.Run(async () => await grants.TryFireAsync("g", Approve))));

        Assert.Equal(
            [(null, 0), ("Approve", 7)], (await grants.HistoryAsync("g").ToArrayAsync()).Select(Repeats));
    }

    [StoreFact]
    public async Task Only_the_latest_refusals_are_remembered_by_the_instance()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new());

        for (var actor = 0; actor < 33; actor++)
            await grants.TryFireAsync("g", Submit, new() { Actor = $"{actor}" });
        await grants.TryFireAsync("g", Submit, new() { Actor = "32" });
        await grants.TryFireAsync("g", Submit, new() { Actor = "0" });

        var instance = (await grants.GetAsync("g")).Stored;
        Assert.Equal((32, 35L), (instance.Refusals.Count, instance.EntryCount));
    }

    [StoreFact]
    public async Task A_forged_refusal_is_found()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new() { Title = "Wells" });
        await grants.TryFireAsync("g", Submit);
        await grants.TryFireAsync("g", Approve);
        var stored = (await grants.GetAsync("g")).Stored;

        await database.Store.WriteAsync(new()
        {
            Instance = stored with
            {
                ConcurrencyToken = stored.ConcurrencyToken + 1,
                Refusals = [new(2, stored.Refusals[1].Digest)],
            },
        });

        var verified = await grants.VerifyHistoryAsync("g");
        Assert.Equal(["The repeats that entry 2 counts are not repeats of it."], verified.Faults);
    }

    [StoreFact]
    public async Task A_number_that_is_no_trigger_is_an_argument_error_and_nothing_is_recorded()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store, _clock);
        await grants.StartAsync("g", new());

        var thrown = await Assert.ThrowsAsync<ArgumentException>(
            "trigger", async () => await grants.TryFireAsync("g", (GrantTrigger)99));
        await Assert.ThrowsAsync<ArgumentException>(
            "trigger", async () => await grants.FireAsync("g", (GrantTrigger)(-1)));

        Assert.StartsWith(
            "Grant has no trigger \"99\". It has Comment, Submit, Fail, Reject,",
            thrown.Message,
            StringComparison.Ordinal);
        Assert.Single(await grants.HistoryAsync("g").ToArrayAsync());
    }

    private static (string? Trigger, int Repeats) Repeats(StoredEntry entry) => (entry.Trigger, entry.Repeats);
}
