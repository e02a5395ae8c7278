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
    public async Task A_repeated_command_of_which_an_entry_is_gone_never_gets_another_outcome()
    {
        using var database = new TDatabase();
        var grants = GrantManager.Of(database.Store);
        await GrantManager.UnderReviewAsync(grants, "g");
        await grants.FireAsync("g", Approve, new() { CommandId = "approve" });
        await database.RunAsync("""DELETE FROM "LifecycleEntries" WHERE "Number" = 5""");

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await grants.TryFireAsync("g", Approve, new() { CommandId = "approve" }));

        Assert.Equal(
            "The history of Grant g lacks entry 5, which command approve may have written. Verify the history.",
            thrown.Message);
    }
}
