using Lifecycle.Orleans.Tests.Harness;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Managers;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Orleans.Tests.Managers;

/// <summary>Reads are answered from the memory of a grain, as old as <c>MaxStaleness</c> allows.</summary>
public class MaxStalenessTests
{
    private readonly InMemoryLifecycleStore _store = new();

    [Fact]
    public async Task By_default_a_read_sees_what_was_written_outside_the_cluster()
    {
        await using var cluster = await StartAsync(TimeSpan.Zero);
        await OutsideAsync("Wells");

        Assert.Equal("Wells", await TitleAsync(cluster.Grants));
        Assert.True((await cluster.Grants.EvaluateAsync("g", Submit)).Passed);
    }

    [Fact]
    public async Task Within_its_time_a_read_is_answered_from_memory()
    {
        await using var cluster = await StartAsync(TimeSpan.FromHours(1));
        await OutsideAsync("Wells");

        Assert.Null(await TitleAsync(cluster.Grants));
        Assert.False((await cluster.Grants.EvaluateAsync("g", Submit)).Passed);
        Assert.False((await cluster.Grants.EvaluateAllAsync("g"))[Submit].IsOpen);
        Assert.Single((await cluster.Grants.PlanAsync("g", GrantStage.Submitted)).Blocking);
    }

    [Fact]
    public async Task After_its_time_a_read_asks_the_store()
    {
        var clock = new ShiftedClock();
        await using var cluster = await StartAsync(TimeSpan.FromMinutes(5), clock);
        await OutsideAsync("Wells");
        Assert.Null(await TitleAsync(cluster.Grants));

        clock.Shift = TimeSpan.FromMinutes(6);

        Assert.Equal("Wells", await TitleAsync(cluster.Grants));
    }

    [Fact]
    public async Task A_fire_brings_the_memory_up_to_date()
    {
        await using var cluster = await StartAsync(TimeSpan.FromHours(1));
        await OutsideAsync("Wells");

        await cluster.GrantsInSilo(0).FireAsync("g", Comment);

        Assert.Equal("Wells", await TitleAsync(cluster.Grants));
    }

    [Fact]
    public async Task A_read_does_not_go_back_behind_an_update_of_the_same_process()
    {
        await using var cluster = await StartAsync(TimeSpan.FromHours(1));

        foreach (var title in new[] { "a", "b", "c", "d" })
        {
            await cluster.Grants.UpdateAsync("g", grant => grant.Title = title);
            Assert.Equal(title, await TitleAsync(cluster.Grants));
        }
    }

    [Fact]
    public async Task A_missing_instance_is_not_remembered_as_missing()
    {
        await using var cluster = await StartAsync(TimeSpan.FromHours(1));
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await cluster.Grants.GetAsync("h"));

        await GrantManager.Of(_store).StartAsync("h", new());

        Assert.Equal("h", (await cluster.Grants.GetAsync("h")).Id);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3601)]
    public void It_is_from_zero_to_one_hour(int seconds) =>
        Assert.Throws<ArgumentOutOfRangeException>(() =>
            new LifecycleGrainOptions { MaxStaleness = TimeSpan.FromSeconds(seconds) });

    /// <summary>Starts a cluster that has a grant with a comment and without a title in memory.</summary>
    private async Task<GrantCluster> StartAsync(TimeSpan maxStaleness, TimeProvider? clock = null)
    {
        var cluster = await GrantCluster.StartAsync(1, services =>
        {
            services.AddSingleton(clock ?? TimeProvider.System);
            services.AddLifecycle(new GrantLifecycle())
                .ConfigureStorage(storage => GrantCluster.Configure(storage, GrantJson.Default.Options))
                .UseStore(_ => _store)
                .UseOrleans(new() { MaxStaleness = maxStaleness });
        });
        if (await _store.FindAsync("Grant", "g") is null)
        {
            await cluster.Grants.StartAsync("g", new());
            await cluster.Grants.FireAsync("g", Comment);
        }

        await cluster.Grants.GetAsync("g");
        return cluster;
    }

    private async Task OutsideAsync(string title) =>
        await GrantManager.Of(_store).UpdateAsync("g", grant => grant.Title = title);

    private static async Task<string?> TitleAsync(ILifecycleManager<GrantStage, GrantTrigger, Grant> grants) =>
        (await grants.GetAsync("g")).Subject.Title;

    /// <summary>A clock whose measured time can jump, while its timers run as ever.</summary>
    private sealed class ShiftedClock : TimeProvider
    {
        public TimeSpan Shift { get; set; }

        public override long GetTimestamp() => System.GetTimestamp() + (long)(Shift.TotalSeconds * TimestampFrequency);
    }
}
