using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Stores;

/// <summary>
/// A caller that repeats a command with the same id after a fault gets the same result, and nothing is written twice.
/// </summary>
public abstract class FaultTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task Commands_that_are_repeated_until_the_store_answers_are_each_applied_once()
    {
        const int Commands = 40;
        using var database = new TDatabase();
        var random = new Random(7);
        var store = new FaultyStore(database.Store);
        StoredInstance? stale = null;
        store.BeforeWrite = () => random.Next(4) == 0 ? throw new TimeoutException("before") : Task.CompletedTask;
        store.AfterWrite = () => random.Next(4) == 0 ? throw new TimeoutException("after") : Task.CompletedTask;
        store.Found = found =>
        {
            var old = stale;
            stale = found;
            return random.Next(3) == 0 ? old ?? found : found;
        };
        await GrantManager.Of(database.Store).StartAsync("g", new());
        var grants = GrantManager.Of(store, attempts: 100);

        for (var number = 0; number < Commands; number++)
        {
            while (!await TryAsync($"c{number}"))
            {
            }
        }

        var grant = await GrantManager.Of(database.Store).GetAsync("g");
        var history = await database.Store.HistoryAsync("Grant", "g").ToArrayAsync();
        Assert.Equal((Commands, Commands), (grant.Subject.Comments, (int)grant.Version));
        Assert.Equal(
            Enumerable.Range(0, Commands).Select(number => $"c{number}"),
            history.Skip(1).Select(entry => entry.CommandId));
        Assert.True((await GrantManager.Of(database.Store).VerifyHistoryAsync("g")).IsWhole);

        async Task<bool> TryAsync(string commandId)
        {
            try
            {
                return (await grants.TryFireAsync("g", Comment, new() { CommandId = commandId })).Accepted;
            }
            catch (TimeoutException)
            {
                return false;
            }
        }
    }
}
