using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle;

/// <summary>Makes the managers that send calls to grains, and those that grains use.</summary>
internal sealed class GrainManagers(LifecycleGrainOptions options) : ILifecycleManagerWrapper
{
    public ILifecycleManager<TStage, TTrigger, TSubject> Wrap<TStage, TTrigger, TSubject>(
        ManagerContext<TStage, TTrigger, TSubject> context)
        where TStage : notnull
        where TTrigger : notnull
    {
        var turn = context.Services.GetRequiredService<GrainTurn>();
        if (turn.Lifecycle is { } lifecycle)
            return context.CreateManager(
                lifecycle == context.Name ? turn.StoreOver(context.Store, context.Json) : context.Store);

        var ownWrites = context.Services.GetRequiredKeyedService<OwnWrites>(context.Name);
        var grains = context.Services.GetRequiredService<IGrainFactory>();
        var direct = context.CreateManager(
            new OwnWritesStore(context.Store, written => ownWrites.Add(written.Id, written.ConcurrencyToken)));
        return new GrainManager<TStage, TTrigger, TSubject>(
            direct,
            options.MaxStaleness == TimeSpan.Zero ? direct : context.CreateManager(
                new GrainReadStore(
                    context.Store,
                    (id, cancellationToken) =>
                        GrainOf(id).ReadAsync(options.MaxStaleness, ownWrites.Last(id), cancellationToken))),
            new(direct.Graph, context.Json),
            GrainOf,
            ownWrites);

        ILifecycleGrain GrainOf(string id) => grains.GetGrain<ILifecycleGrain>(GrainKey.Of(context.Name, id));
    }
}
