using Lifecycle.Storage.Tests.Managers;
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

    [Fact]
    public async Task An_entry_that_is_rewritten_with_its_hash_is_found_by_the_entries_after_it()
    {
        var store = new InMemoryLifecycleStore();
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new());
        foreach (var actor in new[] { "Ann", "Bo", "Cy" })
            await grants.FireAsync("g", Comment, new() { Actor = actor });

        var stored = (await grants.GetAsync("g")).Stored;
        var entries = await grants.HistoryAsync("g").ToArrayAsync();
        entries[1] = Rewritten(entries[1] with { Actor = "Mallory" });
        Assert.Contains(
            "Entry 3 does not continue the one before it",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal);

        entries[2] = entries[2] with { PreviousHash = entries[1].Hash };
        Assert.Contains(
            "Entry 3 is not what was written",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal);

        entries[2] = Rewritten(entries[2]);
        Assert.Contains(
            "The last entry is not the one that was written last",
            Assert.Single(await FaultsAsync()),
            StringComparison.Ordinal);

        StoredEntry Rewritten(StoredEntry entry) => entry with { Hash = HistoryChain.Hash("Grant", "g", entry) };
        async Task<IReadOnlyList<string>> FaultsAsync() =>
            (await HistoryChain.VerifyAsync(stored, entries.ToAsyncEnumerable())).Faults;
    }
}
