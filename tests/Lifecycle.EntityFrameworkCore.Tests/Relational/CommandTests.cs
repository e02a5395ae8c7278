using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Relational;

/// <summary>The recorded outcome of a command.</summary>
public abstract class CommandTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreFact]
    public async Task A_repeated_command_whose_entry_is_gone_never_gets_the_outcome_of_another_command()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await grants.StartAsync("g", new());
        foreach (var command in new[] { "a", "b", "c" })
            await grants.FireAsync("g", Comment, new() { CommandId = command });
        await database.RunAsync("""DELETE FROM "LifecycleEntries" WHERE "Number" = 3""");

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await grants.TryFireAsync("g", Comment, new() { CommandId = "b" }));

        Assert.Equal(
            "The history of Grant g lacks entries between 3 and 3, which command b wrote. Verify the history.",
            thrown.Message);
    }
}
