using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.EntityFrameworkCore.Tests.Managers;
using static Lifecycle.EntityFrameworkCore.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Stores;

/// <summary>
/// Whatever goes wrong around a write, asking again with the same command id comes to the same end, and nothing is
/// doubled.
/// </summary>
public class FaultTests
{
    [Theory]
    [InMemory]
    [Sqlite]
    [Postgres]
    public async Task A_store_that_fails_at_random_is_asked_until_it_answers(Provider provider)
    {
        const int Commands = 40;
        using var database = Database.Create(provider);
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
            history.Select(entry => entry.CommandId));
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

    [Fact]
    public async Task An_acknowledgement_that_is_lost_is_given_again_with_all_that_followed()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store);
        await GrantManager.UnderReviewAsync(grants, "g");
        store.AfterWrite = () => throw new TimeoutException();
        var command = new TransitionCommand { CommandId = "c" };

        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.TryFireAsync("g", Approve, command));
        var again = await grants.TryFireAsync("g", Approve, command);

        Assert.Equal([GrantStage.Announced], again.FollowUps.Select(step => step.To));
        Assert.Equal(3, (await store.PendingEventsAsync("Grant", 0, 10)).Count);
    }

    [Theory]
    [InlineData(StoreOutcome.Conflict, 3)]
    [InlineData(StoreOutcome.AlreadyApplied, 4)]
    public async Task A_store_that_contradicts_itself_is_not_asked_for_ever(StoreOutcome told, int asked)
    {
        var writes = 0;
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store, attempts: 3);
        await grants.StartAsync("g", new());
        (store.Told, store.BeforeWrite) = (told, () => Task.FromResult(writes++));
        store.Found = found => found is null ? null : found with { ConcurrencyToken = 7 };

        var result = await grants.TryFireAsync("g", Comment, new() { CommandId = "c" });

        Assert.Equal((TransitionOutcome.Conflict, asked), (result.Outcome, writes));
    }

    [Fact]
    public async Task Without_a_command_id_whoever_asks_again_may_do_it_again()
    {
        var store = new FaultyStore(new InMemoryLifecycleStore());
        var grants = GrantManager.Of(store);
        await grants.StartAsync("g", new());
        store.AfterWrite = () => throw new TimeoutException();
        await Assert.ThrowsAsync<TimeoutException>(async () => await grants.FireAsync("g", Comment));
        store.AfterWrite = null;

        await grants.FireAsync("g", Comment);

        Assert.Equal(2, (await grants.GetAsync("g")).Subject.Comments);
    }
}
