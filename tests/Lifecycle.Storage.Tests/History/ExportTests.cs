using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.History;

/// <summary>Heads that were exported earlier reveal a history that was rewritten as a whole.</summary>
public class ExportTests
{
    private readonly InMemoryLifecycleStore _store = new();

    [Fact]
    public async Task A_history_that_grew_since_its_export_is_whole()
    {
        var grants = GrantManager.Of(_store);
        await CommentAsync("b", times: 1);
        await CommentAsync("a", times: 2);
        var heads = await grants.ExportAsync().ToArrayAsync();
        Assert.Equal(
            [("Grant", "a", 3L), ("Grant", "b", 2L)], heads.Select(each => (each.Lifecycle, each.Id, each.Entries)));

        await grants.FireAsync("a", Comment);

        Assert.True((await grants.VerifyHistoryAsync("a", heads[0])).IsWhole);
        await grants.EraseAsync("a", _ => new());
        Assert.True((await grants.VerifyHistoryAsync("a", heads[0])).IsWhole);
        Assert.Equal(4 + 1, await grants.PruneAsync(DateTimeOffset.MaxValue));
        Assert.Equal(
            "Entry 3, whose head was exported, was pruned, so the head proves nothing.",
            Assert.Single((await grants.VerifyHistoryAsync("a", heads[0])).Faults));
        heads = await grants.ExportAsync().ToArrayAsync();
        Assert.True((await grants.VerifyHistoryAsync("a", heads[0])).IsWhole);
        await Assert.ThrowsAsync<ArgumentException>(async () => await grants.VerifyHistoryAsync("b", heads[0]));
    }

    [Fact]
    public async Task A_head_is_kept_for_a_later_verification()
    {
        var grants = GrantManager.Of(_store);
        await CommentAsync("g", times: 1);

        var head = (await grants.ExportAsync().ToArrayAsync())[0];
        await grants.FireAsync("g", Comment);
        Assert.True((await grants.VerifyHistoryAsync("g", head)).IsWhole);
    }

    [Fact]
    public async Task A_rewritten_or_shortened_history_does_not_have_the_exported_head()
    {
        var grants = GrantManager.Of(_store);
        await CommentAsync("g", times: 2);
        var head = (await grants.ExportAsync().ToArrayAsync())[0];
        await grants.DeleteAsync("g");

        await CommentAsync("g", times: 1);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
        Assert.Equal(
            "The history has 2 entries, and had 3 when its head was exported.",
            Assert.Single((await grants.VerifyHistoryAsync("g", head)).Faults));

        await grants.FireAsync("g", Comment);
        Assert.Equal(
            "The history up to entry 3 is not the one whose head was exported.",
            Assert.Single((await grants.VerifyHistoryAsync("g", head)).Faults));
        await grants.FireAsync("g", Comment);
        await grants.PruneAsync(DateTimeOffset.MaxValue);
        Assert.Equal(
            "The history up to entry 3 is not the one whose head was exported.",
            Assert.Single((await grants.VerifyHistoryAsync("g", head)).Faults));
    }

    private async Task CommentAsync(string id, int times)
    {
        var grants = GrantManager.Of(_store);
        await grants.StartAsync(id, new());
        for (var time = 0; time < times; time++)
            await grants.FireAsync(id, Comment);
    }
}
