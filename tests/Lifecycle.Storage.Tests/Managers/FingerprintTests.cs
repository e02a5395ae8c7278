using Lifecycle.Storage.Tests.Databases;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>A command id that is reused for something else is told from a repeated command.</summary>
public abstract class FingerprintTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task A_fire_with_another_fingerprint_is_refused_and_changes_nothing()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        var first = await grants.FireAsync("g", Comment, Command("c", "one"));

        var again = await grants.FireAsync("g", Comment, Command("c", "one"));
        var thrown = await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.TryFireAsync("g", Comment, Command("c", "other")));

        Assert.Equal(first.ToJson(), again.ToJson());
        Assert.Equal(
            "Command c has already fired Comment with other contents. Give every command an id of its own.",
            thrown.Message);
        Assert.Equal(("c", "Comment", "Comment"), (thrown.CommandId, thrown.Applied, thrown.Trigger));
        Assert.Equal(1, (await grants.GetAsync("g")).Version);
    }

    [StoreFact]
    public async Task A_start_and_an_update_are_compared_as_well()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new(), Command("s", "one"));
        await grants.UpdateAsync("g", grant => grant.Comments++, Command("u", "one"));

        await grants.StartAsync("g", new(), Command("s", "one"));
        await grants.UpdateAsync("g", grant => grant.Comments++, Command("u", "one"));
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.StartAsync("g", new(), Command("s", "other")));
        await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.UpdateAsync("g", grant => grant.Comments++, Command("u", "other")));

        Assert.Equal(1, (await grants.GetAsync("g")).Subject.Comments);
    }

    [StoreFact]
    public async Task It_is_not_compared_where_either_side_has_none()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, Command("c", "one"));
        await grants.FireAsync("g", Comment, Command("d", null));

        await grants.FireAsync("g", Comment, Command("c", null));
        await grants.FireAsync("g", Comment, Command("d", "other"));
        await grants.EraseAsync("g", grant => grant);
        await grants.FireAsync("g", Comment, Command("c", "other"));

        Assert.Equal(3, (await grants.GetAsync("g")).Version);
        Assert.All(await grants.HistoryAsync("g").ToArrayAsync(), entry => Assert.Null(entry.Fingerprint));
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task One_that_cannot_be_stored_is_refused()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());

        foreach (var fingerprint in new[] { "", "a\0b", "\ud800", new string('x', StoreLimits.LongestId + 1) })
            await Assert.ThrowsAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, Command("c", fingerprint)));

        Assert.Equal(0, (await grants.GetAsync("g")).Version);
    }

    private static TransitionCommand Command(string id, string? fingerprint) =>
        new() { CommandId = id, Fingerprint = fingerprint };
}
