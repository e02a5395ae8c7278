using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantStage;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Orleans.Tests.Managers;

/// <summary>A manager that goes through grains does what the one over the store does.</summary>
public abstract class GrainManagerTests<TDatabase>
    where TDatabase : TestDatabase, new()
{
    [StoreFact]
    public async Task An_instance_is_started_changed_refused_moved_and_read_again_as_without_grains()
    {
        using var database = new TDatabase();
        await using var cluster = await GrantCluster.StartAsync(database);
        var (first, second) = (cluster.GrantsInSilo(0), cluster.GrantsInSilo(1));
        var direct = GrantManager.Of(database.Open());

        Assert.Equal(
            await StoryAsync(direct, direct, direct, "direct"),
            await StoryAsync(cluster.Grants, first, second, "grains"));

        Assert.Equal(
            await direct.HistoryAsync("direct").Select(Facts).ToArrayAsync(),
            await direct.HistoryAsync("grains").Select(Facts).ToArrayAsync());
        Assert.True((await cluster.Grants.VerifyHistoryAsync("grains")).IsWhole);

        static string Facts(StoredEntry entry) =>
            $"{entry.Number} {entry.ConcurrencyToken} {entry.Kind} {entry.Trigger} {entry.From} {entry.To} "
                + $"{entry.Outcome} {entry.Version} {entry.Actor} {entry.Reason} {entry.CommandId} {entry.Report}";
    }

    [StoreFact]
    public async Task Callers_of_one_instance_wait_for_each_other_and_none_gets_a_conflict()
    {
        const int Callers = 24;
        const int Times = 4;
        using var database = new TDatabase();
        await using var cluster = await GrantCluster.StartAsync(database, attempts: 1);
        ILifecycleManager<GrantStage, GrantTrigger, Grant>[] managers =
            [cluster.Grants, cluster.GrantsInSilo(0), cluster.GrantsInSilo(1)];
        await cluster.Grants.StartAsync("g", new());

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (var time = 0; time < Times; time++)
            {
                await managers[caller % managers.Length].FireAsync("g", Comment);
                if (caller % 4 == 0)
                    await managers[caller % managers.Length].UpdateAsync("g", grant => grant.Title += "x");
            }
        })));

        var grant = await cluster.Grants.GetAsync("g");
        Assert.Equal(
            (Callers * Times, Callers / 4 * Times), (grant.Subject.Comments, grant.Subject.Title!.Length));
        Assert.True((await cluster.Grants.VerifyHistoryAsync("g")).IsWhole);
    }

    [StoreFact]
    public async Task Two_activations_of_one_grain_lose_and_double_nothing()
    {
        const int Times = 20;
        using var database = new TDatabase();
        await using var one = await GrantCluster.StartAsync(database, silos: 1, attempts: 1000);
        await using var other = await GrantCluster.StartAsync(database, silos: 1, attempts: 1000);
        await one.Grants.StartAsync("g", new());

        await Task.WhenAll(
            Enumerable.Range(0, 2 * Times).Select(time => Task.Run(async () =>
            {
                // Each command reaches both activations.
                var command = new TransitionCommand { CommandId = $"{time / 2}" };
                await (time % 2 == 0 ? one : other).Grants.FireAsync("g", Comment, command);
            })));

        Assert.Equal(Times, (await one.Grants.GetAsync("g")).Subject.Comments);
        var history = await one.Grants.HistoryAsync("g").ToArrayAsync();
        Assert.Equal(Times, history.Select(entry => entry.CommandId).OfType<string>().Distinct().Count());
        Assert.Equal(1 + Times, history.Length);
        Assert.True((await one.Grants.VerifyHistoryAsync("g")).IsWhole);
    }

    /// <summary>Tells everything that a caller sees.</summary>
    private static async Task<string> StoryAsync(
        ILifecycleManager<GrantStage, GrantTrigger, Grant> grants,
        ILifecycleManager<GrantStage, GrantTrigger, Grant> first,
        ILifecycleManager<GrantStage, GrantTrigger, Grant> second,
        string id)
    {
        List<object> seen = [];
        Add(await grants.StartAsync(id, new() { Title = "Wells" }));
        seen.Add((await first.TryFireAsync(id, Submit, new() { Actor = "Ann" })).ToJson());
        seen.Add((await first.FireAsync(id, Comment, new() { Actor = "Bo", Reason = "It reads well." })).ToJson());
        Add(await second.UpdateAsync(id, grant => grant.Title = "Deep wells", new() { Actor = "Cy" }));
        seen.Add((await second.EvaluateAsync(id, Submit)).ToJson());
        seen.Add((await grants.EvaluateAllAsync(id)).ToJson());
        seen.Add((await grants.PlanAsync(id, Announced)).ToJson());
        seen.Add((await grants.TryFireAsync(id, Approve)).ToJson());
        seen.Add((await grants.FireAsync(id, Submit, new() { ExpectedVersion = 2 })).ToJson());
        seen.Add((await grants.TryFireAsync(id, Review, new() { ExpectedVersion = 2 })).ToJson());
        seen.Add((await first.FireAsync(id, Review)).ToJson());
        var approved = await second.FireAsync(id, Approve, new() { CommandId = "approval" });
        seen.Add(approved.ToJson());
        seen.AddRange(approved.Events);
        seen.AddRange(approved.FollowUps.SelectMany(step => step.Events));
        seen.Add((await first.FireAsync(id, Approve, new() { CommandId = "approval" })).ToJson());
        Add(await first.GetAsync(id));
        return string.Join('\n', seen);

        void Add(ManagedInstance<GrantStage, Grant> instance) =>
            seen.Add((instance.Stage, instance.Version, instance.Stored.ConcurrencyToken, instance.Stored.Subject));
    }
}
