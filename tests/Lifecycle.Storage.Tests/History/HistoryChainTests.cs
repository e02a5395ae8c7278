using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>A changed, dropped, or moved entry is found.</summary>
public class HistoryChainTests
{
    [Fact]
    public async Task An_entry_of_another_instance_is_found()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        foreach (var id in new[] { "a", "b" })
        {
            await grants.StartAsync(id, new());
            await grants.FireAsync(id, Comment);
        }

        var a = (await grants.GetAsync("a")).Stored;
        Assert.False((await HistoryChain.VerifyAsync(a, store.HistoryAsync("Grant", "b"))).IsWhole);
        Assert.True((await HistoryChain.VerifyAsync(a, store.HistoryAsync("Grant", "a"))).IsWhole);
    }

    public static TheoryData<string, Func<StoredInstance, StoredInstance>> Forgeries => new()
    {
        {
            "The instance is in Approved, and its last entry leaves it in Submitted.",
            i => i with { Stage = "Approved" }
        },
        { "The instance has version 7, and 2 changes were accepted.", i => i with { Version = 7 } },
        { "The instance is not as its last entry left it.", i => i with { Subject = """{"Title":"Yachts"}""" } },
        { "The instance is not as its last entry left it.", i => i with { Previous = "UnderReview" } },
        { "The instance is not as its last entry left it.", i => i with { EnteredAt = i.EnteredAt.AddDays(1) } },
        { "The instance is not as its last entry left it.", i => i with { DefinitionRevision = 2 } },
        { "The history has 3 entries, and 2 were written.", i => i with { EntryCount = 2 } },
        { "The last entry is not the one that was written last.", i => i with { Head = "" } },
    };

    [Theory]
    [MemberData(nameof(Forgeries))]
    public async Task A_forged_instance_is_found(string fault, Func<StoredInstance, StoredInstance> forge)
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new() { Title = "Wells", Comments = 1 });
        await grants.FireAsync("g", Submit);
        await grants.UpdateAsync("g", grant => grant.Comments = 2);
        var stored = (await grants.GetAsync("g")).Stored;
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);

        await store.WriteAsync(new()
        {
            Instance = forge(stored) with { ConcurrencyToken = stored.ConcurrencyToken + 1 },
            PreviousHead = stored.Head,
        });

        Assert.Contains(fault, (await grants.VerifyHistoryAsync("g")).Faults);
    }

    [Fact]
    public async Task A_forged_subject_of_an_instance_that_was_only_started_is_found()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        var stored = (await grants.StartAsync("g", new(), new() { Actor = "Ann" })).Stored;
        Assert.Equal("Ann", Assert.Single(await grants.HistoryAsync("g").ToArrayAsync()).Actor);

        await store.WriteAsync(new()
        {
            Instance = stored with { ConcurrencyToken = 2, Subject = """{"Title":"Yachts"}""" },
        });

        Assert.False((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [Fact]
    public async Task A_history_is_verified_while_others_fire()
    {
        var inner = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(inner);
        await grants.StartAsync("g", new());
        var store = new FaultyStore(inner) { BeforeHistory = () => grants.FireAsync("g", Comment).AsTask() };

        for (var time = 1; time <= 5; time++)
        {
            var verification = await GrantManager.Of(store).VerifyHistoryAsync("g");
            Assert.Equal((time, true), (verification.EntryCount, verification.IsWhole));
        }
    }

    [Fact]
    public async Task An_entry_that_is_appended_behind_the_last_is_found()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        var stored = (await grants.StartAsync("g", new())).Stored;
        await grants.FireAsync("g", Comment);
        var written = (await grants.GetAsync("g")).Stored;

        // The row of the instance is set back, and the entry is left.
        await store.WriteAsync(new()
        {
            Instance = stored with { ConcurrencyToken = written.ConcurrencyToken + 1 },
            PreviousHead = written.Head,
        });

        Assert.Contains(
            "The history has 2 entries, and 1 were written.", (await grants.VerifyHistoryAsync("g")).Faults);
    }

    [Fact]
    public async Task An_instance_without_entries_is_not_whole_whatever_it_says_of_them()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment);
        var stored = (await grants.GetAsync("g")).Stored;
        StoredInstance[] forgeries =
        [
            stored with { Pruned = new(stored.EntryCount, stored.Version, stored.Head), Subject = "{}" },
            stored with { EntryCount = 0, Version = 0, Head = "" },
        ];

        foreach (var forged in forgeries)
            Assert.Contains(
                "The history has no entries, so nothing proves what the instance is.",
                (await HistoryChain.VerifyAsync(forged, Array.Empty<StoredEntry>().ToAsyncEnumerable())).Faults);
    }

    [Fact]
    public async Task An_entry_that_is_rewritten_with_its_hash_is_found_by_the_entries_after_it()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new());
        foreach (var actor in new[] { "Ann", "Bo" })
            await grants.FireAsync("g", Comment, new() { Actor = actor });

        var stored = (await grants.GetAsync("g")).Stored;
        var entries = await grants.HistoryAsync("g").ToArrayAsync();
        entries[1] = Rewritten(entries[1] with { Actor = "Mallory" }, after: entries[0]);
        Assert.Contains(
            "Entry 3 is not what was written, or does not continue the one before it",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal);

        entries[2] = Rewritten(entries[2], after: entries[1]);
        Assert.Contains(
            "The last entry is not the one that was written last",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal);

        static StoredEntry Rewritten(StoredEntry entry, StoredEntry after)
        {
            var forged = entry with { DetailsDigest = HistoryChain.DetailsDigest(entry) };
            return forged with { Hash = HistoryChain.Hash("Grant", "g", after.Hash, forged) };
        }

        async Task<IReadOnlyList<string>> FaultsAsync() =>
            (await HistoryChain.VerifyAsync(stored, entries.ToAsyncEnumerable())).Faults;
    }
}
