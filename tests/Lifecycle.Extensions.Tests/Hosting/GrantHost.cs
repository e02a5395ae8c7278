using Microsoft.Extensions.Hosting;
using static Lifecycle.Storage.Tests.GrantTrigger;
using GrantManager = Lifecycle.ILifecycleManager<
    Lifecycle.Storage.Tests.GrantStage, Lifecycle.Storage.Tests.GrantTrigger, Lifecycle.Storage.Tests.Grant>;
using Stored = Lifecycle.Storage.Tests;

namespace Lifecycle.Extensions.Tests.Hosting;

/// <summary>Hosts of stored grants, and grants that are brought to a stage in them.</summary>
internal static class GrantHost
{
    public static HostApplicationBuilder Builder(TimeProvider clock)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddSingleton(clock);
        return builder;
    }

    /// <summary>
    /// Stores grants without time-outs, which a clock that a test advances would let elapse at any moment.
    /// </summary>
    public static LifecycleRegistration<TStage, TTrigger, Stored.Grant> AddGrants<TStage, TTrigger>(
        this HostApplicationBuilder builder,
        LifecycleDefinition<TStage, TTrigger, Stored.Grant> definition,
        Func<ILifecycleStore> store)
        where TStage : notnull
        where TTrigger : notnull =>
        builder.Services
            .AddLifecycle(definition)
            .UseStore(_ => store())
            .ConfigureStorage(storage =>
            {
                storage.Json = Stored.GrantJson.Default.Options;
                storage.SendTimeout = Timeout.InfiniteTimeSpan;
                storage.DueTimeout = Timeout.InfiniteTimeSpan;
            });

    public static async Task InScopeAsync(this IHost host, Func<GrantManager, Task> act)
    {
        await using var scope = host.Services.CreateAsyncScope();
        await act(scope.ServiceProvider.GetRequiredService<GrantManager>());
    }

    public static Task SubmittedAsync(this IHost host, string id, DateTimeOffset? decideBy = null) =>
        host.InScopeAsync(async grants =>
        {
            await grants.StartAsync(id, new() { Title = "Wells", Comments = 1, DecideBy = decideBy });
            await grants.FireAsync(id, Submit);
        });

    public static async Task RejectedAsync(this IHost host, string id)
    {
        await host.SubmittedAsync(id);
        await host.InScopeAsync(async grants => await grants.FireAsync(id, Reject));
    }

    public static async Task ApprovedAsync(this IHost host, string id)
    {
        await host.SubmittedAsync(id);
        await host.InScopeAsync(async grants =>
        {
            await grants.FireAsync(id, Review);
            await grants.FireAsync(id, Approve);
        });
    }
}
