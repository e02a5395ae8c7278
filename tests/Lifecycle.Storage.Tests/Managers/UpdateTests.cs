using Lifecycle.Storage.Tests.Databases;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>Changes of a subject without a trigger.</summary>
public abstract class UpdateTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task A_change_is_recorded_with_who_made_it_and_raises_the_version()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());

        var changed = await grants.UpdateAsync(
            "g", grant => grant.Title = "Wells", new() { Actor = "Ann", Reason = "A typo.", CommandId = "c" });

        Assert.Equal((1L, "Wells"), (changed.Version, changed.Subject.Title));
        var entry = (await grants.HistoryAsync("g").ToArrayAsync())[^1];
        Assert.Equal(
            (StoredEntryKind.Updated, "Ann", "A typo.", "c", 1L),
            (entry.Kind, entry.Actor, entry.Reason, entry.CommandId, entry.Version));
        Assert.Null(entry.Trigger);
        Assert.True((await grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task A_change_that_is_repeated_with_its_command_id_is_made_once()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());

        for (var time = 0; time < 3; time++)
            await grants.UpdateAsync("g", grant => grant.Comments++, new() { CommandId = "c" });

        Assert.Equal((1L, 1), ((await grants.GetAsync("g")).Version, (await grants.GetAsync("g")).Subject.Comments));
    }

    [StoreFact]
    public async Task A_change_sees_the_changes_of_others_by_the_version()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        var seen = await grants.StartAsync("g", new());
        await grants.UpdateAsync("g", grant => grant.Title = "Wells", new() { ExpectedVersion = seen.Version });

        var thrown = await Assert.ThrowsAsync<ConcurrencyConflictException>(async () => await grants.UpdateAsync(
            "g", grant => grant.Title = "Yachts", new() { ExpectedVersion = seen.Version }));
        var fire = await grants.TryFireAsync("g", Comment, new() { ExpectedVersion = seen.Version });

        Assert.Equal(
            "Grant g was not updated: the instance is at version 1, not at the expected version 0.", thrown.Message);
        Assert.Equal(TransitionOutcome.Conflict, fire.Outcome);
        Assert.Equal("Wells", (await grants.GetAsync("g")).Subject.Title);
    }

    [StoreFact]
    public async Task A_command_does_one_thing()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        await grants.FireAsync("g", Comment, new() { CommandId = "fire" });
        await grants.UpdateAsync("g", grant => grant.Title = "Wells", new() { CommandId = "change" });

        var change = await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.UpdateAsync("g", grant => grant.Title = "Yachts", new() { CommandId = "fire" }));
        var fire = await Assert.ThrowsAsync<CommandReusedException>(async () =>
            await grants.FireAsync("g", Comment, new() { CommandId = "change" }));

        Assert.StartsWith(
            "Command fire has already fired Comment and cannot start or change the instance.",
            change.Message,
            StringComparison.Ordinal);
        Assert.StartsWith(
            "Command change has already started or changed the instance and cannot fire Comment.",
            fire.Message,
            StringComparison.Ordinal);
    }

    [StoreFact]
    public async Task What_changes_nothing_is_not_recorded()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        var started = await grants.StartAsync("g", new());

        var same = await grants.UpdateAsync("g", grant => grant.Title = null);

        Assert.Equal(started.Stored.ConcurrencyToken, same.Stored.ConcurrencyToken);
        Assert.Single(await grants.HistoryAsync("g").ToArrayAsync());
    }

    [StoreFact]
    public async Task A_change_has_no_payload()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());

        await Assert.ThrowsAsync<ArgumentException>(
            "command",
            async () => await grants.UpdateAsync("g", grant => grant.Title = "", new() { Payload = "x" }));
    }
}
