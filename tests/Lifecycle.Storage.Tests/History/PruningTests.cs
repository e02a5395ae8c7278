using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>Old entries are deleted, and what is left is still proof.</summary>
public class PruningTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly InMemoryLifecycleStore _store = new();
    private readonly FakeTimeProvider _clock = new(Start);

    private LifecycleManager<GrantStage, GrantTrigger, Grant> Grants => GrantManager.Of(_store, _clock);

    [Fact]
    public async Task Entries_from_before_an_instant_are_deleted_and_the_rest_is_whole()
    {
        await CommentDailyAsync("g", days: 5);
        await CommentDailyAsync("h", days: 2);

        Assert.Equal(3 + 2, await Grants.PruneAsync(Start.AddDays(3)));

        var history = await Grants.HistoryAsync("g").ToArrayAsync();
        Assert.Equal([4, 5, 6], history.Select(entry => entry.Number));
        foreach (var id in new[] { "g", "h" })
        {
            var verification = await Grants.VerifyHistoryAsync(id);
            Assert.True(verification.IsWhole, verification.ToString());
        }

        Assert.Equal(0, await Grants.PruneAsync(Start.AddDays(3)));
        await Grants.FireAsync("g", Comment);
        Assert.Equal(7, (await Grants.GetAsync("g")).Stored.EntryCount);
        Assert.True((await Grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task The_last_entry_is_never_deleted()
    {
        await CommentDailyAsync("g", days: 3);

        Assert.Equal(3, await Grants.PruneAsync(DateTimeOffset.MaxValue));

        Assert.Equal(4, Assert.Single(await Grants.HistoryAsync("g").ToArrayAsync()).Number);
        Assert.True((await Grants.VerifyHistoryAsync("g")).IsWhole);
        Assert.Equal(0, await Grants.PruneAsync(DateTimeOffset.MaxValue));
    }

    [Fact]
    public async Task A_command_is_known_as_long_as_its_entry_is_kept()
    {
        await CommentDailyAsync("g", days: 3);
        await Grants.PruneAsync(Start.AddDays(2));

        await Grants.FireAsync("g", Comment, new() { CommandId = "3" });
        Assert.Equal(3, (await Grants.GetAsync("g")).Version);
        await Grants.FireAsync("g", Comment, new() { CommandId = "1" });
        Assert.Equal(4, (await Grants.GetAsync("g")).Version);
    }

    [Fact]
    public async Task The_entries_of_one_command_are_kept_or_deleted_together()
    {
        await GrantManager.UnderReviewAsync(Grants, "g");
        await Grants.FireAsync("g", Approve, new() { CommandId = "approve" });

        Assert.Equal(3, await Grants.PruneAsync(DateTimeOffset.MaxValue));

        Assert.Equal([4, 5], (await Grants.HistoryAsync("g").ToArrayAsync()).Select(entry => entry.Number));
        Assert.True((await Grants.VerifyHistoryAsync("g")).IsWhole);
        Assert.Single((await Grants.FireAsync("g", Approve, new() { CommandId = "approve" })).FollowUps);
    }

    [Fact]
    public async Task A_refusal_whose_entry_was_deleted_is_recorded_anew()
    {
        await Grants.StartAsync("g", new());
        await Grants.TryFireAsync("g", Approve, new() { Actor = "Ann" });
        _clock.Advance(TimeSpan.FromDays(1));
        await Grants.TryFireAsync("g", Approve, new() { Actor = "Bo" });
        Assert.Equal(2, await Grants.PruneAsync(_clock.GetUtcNow()));

        await Grants.TryFireAsync("g", Approve, new() { Actor = "Ann" });

        Assert.Equal(["Bo", "Ann"], (await Grants.HistoryAsync("g").ToArrayAsync()).Select(entry => entry.Actor));
        Assert.True((await Grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task A_changed_or_dropped_beginning_of_what_is_left_is_found()
    {
        await CommentDailyAsync("g", days: 5);
        await Grants.PruneAsync(Start.AddDays(2));
        var stored = (await Grants.GetAsync("g")).Stored;
        var history = await Grants.HistoryAsync("g").ToArrayAsync();

        Assert.Contains("Entry 3 is missing", (await FaultsAsync(stored, history[1..]))[0], StringComparison.Ordinal);
        Assert.Contains(
            "Entry 3 is not what was written",
            (await FaultsAsync(stored with { Pruned = stored.Pruned! with { Hash = history[0].Hash } }, history))[0],
            StringComparison.Ordinal);
        Assert.Contains(
            "The instance has version 5",
            Assert.Single(
                await FaultsAsync(stored with { Pruned = stored.Pruned! with { Version = 0 } }, history)),
            StringComparison.Ordinal);

        static async Task<IReadOnlyList<string>> FaultsAsync(StoredInstance instance, StoredEntry[] entries) =>
            (await HistoryChain.VerifyAsync(instance, entries.ToAsyncEnumerable())).Faults;
    }

    [Fact]
    public async Task Pruning_while_a_history_is_verified_is_no_fault()
    {
        await CommentDailyAsync("g", days: 5);
        var prunes = 0;
        var store = new FaultyStore(_store)
        {
            BeforeHistory = async () =>
            {
                if (prunes++ == 0)
                    await Grants.PruneAsync(Start.AddDays(3));
            },
        };

        Assert.True((await GrantManager.Of(store).VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task Deletion_and_another_start_while_a_history_is_verified_are_no_fault()
    {
        foreach (var days in new[] { 1, 5, 9 })
        {
            await CommentDailyAsync("g", days: 5);
            var reads = 0;
            var store = new FaultyStore(_store)
            {
                BeforeHistory = async () =>
                {
                    if (reads++ != 0)
                        return;

                    await Grants.DeleteAsync("g");
                    await CommentDailyAsync("g", days);
                },
            };

            Assert.Equal(days + 1, (await GrantManager.Of(store).VerifyHistoryAsync("g")).EntryCount);
            await Grants.DeleteAsync("g");
        }
    }

    [Fact]
    public async Task Pruning_that_cannot_succeed_in_a_transaction_of_the_application_is_tried_once()
    {
        await CommentDailyAsync("g", days: 3);
        var store = new FaultyStore(_store) { Reported = StoreOutcome.ConflictInTransaction };

        Assert.Equal(0, await GrantManager.Of(store).PruneAsync(DateTimeOffset.MaxValue));
        Assert.Single(store.Writes);
    }

    [Fact]
    public async Task A_fire_that_pruning_overtakes_is_tried_again()
    {
        await CommentDailyAsync("g", days: 3);
        var store = new FaultyStore(_store)
        {
            BeforeWrite = async () => await Grants.PruneAsync(DateTimeOffset.MaxValue),
        };

        await GrantManager.Of(store).FireAsync("g", Comment);

        Assert.Equal([4, 5], (await Grants.HistoryAsync("g").ToArrayAsync()).Select(entry => entry.Number));
        Assert.True((await Grants.VerifyHistoryAsync("g")).IsWhole);
    }

    /// <summary>Starts an instance on the first day, and comments on each of the following.</summary>
    private async Task CommentDailyAsync(string id, int days)
    {
        _clock.AdjustTime(Start);
        await Grants.StartAsync(id, new());
        for (var day = 1; day <= days; day++)
        {
            _clock.Advance(TimeSpan.FromDays(1));
            await Grants.FireAsync(id, Comment, new() { CommandId = $"{day}" });
        }
    }
}
