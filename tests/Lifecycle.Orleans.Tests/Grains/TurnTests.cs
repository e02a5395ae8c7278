using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Orleans.Tests.Grains;

/// <summary>A change of the subject runs at its caller, while the grain lets other changes wait.</summary>
public class TurnTests
{
    [Fact]
    public async Task A_fire_waits_until_an_update_has_ended()
    {
        using var database = new InMemoryDatabase();
        await using var cluster = await GrantCluster.StartAsync(database, attempts: 1);
        await cluster.Grants.StartAsync("g", new());
        var updating = new TaskCompletionSource();
        var go = new TaskCompletionSource();

        var update = cluster.GrantsInSilo(0).UpdateAsync("g", async grant =>
        {
            updating.SetResult();
            await go.Task;
            grant.Title = "Wells";
        }).AsTask();
        await updating.Task;
        var fire = cluster.GrantsInSilo(1).FireAsync("g", GrantTrigger.Comment).AsTask();
        Assert.Empty((await cluster.Grants.GetAsync("g")).Subject.Title ?? "");
        go.SetResult();
        await Task.WhenAll(update, fire);

        var grant = await cluster.Grants.GetAsync("g");
        Assert.Equal(("Wells", 1, 2L), (grant.Subject.Title, grant.Subject.Comments, grant.Version));
    }

    [Fact]
    public async Task An_update_that_does_not_end_holds_up_others_for_seconds_only()
    {
        using var database = new InMemoryDatabase();
        await using var cluster = await GrantCluster.StartAsync(database);
        await cluster.Grants.StartAsync("g", new());
        var updating = new TaskCompletionSource();
        var go = new TaskCompletionSource();

        var update = cluster.Grants.UpdateAsync("g", async grant =>
        {
            updating.TrySetResult();
            await go.Task;
            grant.Title = "Wells";
        }).AsTask();
        await updating.Task;
        await cluster.Grants.FireAsync("g", GrantTrigger.Comment);
        Assert.False(update.IsCompleted);
        go.SetResult();
        await update;

        var grant = await cluster.Grants.GetAsync("g");
        Assert.Equal(("Wells", 1, 2L), (grant.Subject.Title, grant.Subject.Comments, grant.Version));
    }

    [Fact]
    public async Task An_update_whose_caller_gives_the_call_up_lets_others_go_on()
    {
        using var database = new InMemoryDatabase();
        await using var cluster = await GrantCluster.StartAsync(database);
        await cluster.Grants.StartAsync("g", new());
        using var cancellation = new CancellationTokenSource();
        var updating = new TaskCompletionSource();
        var go = new TaskCompletionSource();
        var update = cluster.Grants.UpdateAsync("g", _ =>
        {
            updating.SetResult();
            return go.Task;
        }).AsTask();
        await updating.Task;

        var waiting = cluster.Grants.UpdateAsync("g", _ => { }, null, cancellation.Token).AsTask();
        var fire = cluster.Grants.FireAsync("g", GrantTrigger.Comment).AsTask();
        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        go.SetResult();
        await Task.WhenAll(update, fire);

        Assert.Equal(1, (await cluster.Grants.GetAsync("g")).Subject.Comments);
    }
}
