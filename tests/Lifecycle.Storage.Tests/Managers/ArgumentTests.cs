using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.Storage.Tests.Managers;

/// <summary>What a manager refuses to take from its caller or its store.</summary>
public class ArgumentTests
{
    [Fact]
    public async Task Ids_that_cannot_be_stored_are_refused()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());
        await grants.StartAsync(new string('x', 200), new());
        foreach (var id in new[] { "", "a\0b", "a\ud800", "\udc00b", new string('x', 201), null })
            await IsRefusedAsync(grants, id);

        var grant = await grants.GetAsync("g");
        Assert.Equal((0L, 1L), (grant.Version, grant.Stored.ConcurrencyToken));
    }

    private static async Task IsRefusedAsync(LifecycleManager<GrantStage, GrantTrigger, Grant> grants, string? id)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.StartAsync(id!, new()));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.GetAsync(id!));
        await Assert.ThrowsAnyAsync<ArgumentException>(async () => await grants.TryFireAsync(id!, Comment));
        if (id is not null)
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { CommandId = id }));
        if (id?.Length is > 0 and < 200)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { Actor = id }));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.TryFireAsync("g", Comment, new() { Reason = id }));
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.FindAsync(new() { BlockedBy = id }).ToArrayAsync());
            await Assert.ThrowsAnyAsync<ArgumentException>(async () =>
                await grants.FindAsync(new() { After = id }).ToArrayAsync());
        }
    }

    [Fact]
    public async Task An_existing_or_missing_instance_is_named()
    {
        var grants = Manager(new InMemoryLifecycleStore());
        await grants.StartAsync("g", new());

        Assert.Contains(
            "already has an instance g",
            (
                await Assert.ThrowsAsync<InstanceExistsException>(async () => await grants.StartAsync("g", new()))
            ).Message,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "no instance h",
            (
                await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.TryFireAsync("h", Comment))
            ).Message,
            StringComparison.Ordinal
        );
        await Assert.ThrowsAsync<InstanceNotFoundException>(async () => await grants.VerifyHistoryAsync("h"));
        Assert.Empty(await grants.HistoryAsync("h").ToArrayAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("""{"Comments":"many"}""")]
    public async Task A_subject_that_cannot_be_read_is_reported_with_its_instance(string subject)
    {
        var store = new InMemoryLifecycleStore();
        var started = await Manager(store).StartAsync("g", new());
        await store.WriteAsync(new() { Instance = started.Stored with { ConcurrencyToken = 2, Subject = subject } });

        var thrown = await Assert.ThrowsAsync<LifecycleException>(async () =>
            await Manager(store).TryFireAsync("g", Comment));

        Assert.StartsWith("The subject of Grant g cannot be read: ", thrown.Message, StringComparison.Ordinal);
    }

    private static LifecycleManager<GrantStage, GrantTrigger, Grant> Manager(ILifecycleStore store) =>
        GrantManager.Of(store);
}
