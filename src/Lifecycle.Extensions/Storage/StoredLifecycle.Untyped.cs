namespace Lifecycle;

/// <summary>A registered lifecycle whose instances are stored, as the host serves it.</summary>
internal abstract class StoredLifecycle
{
    public abstract string Name { get; }

    public abstract LifecycleStorageOptions Options { get; }

    public abstract ILifecycleStore StoreIn(IServiceProvider scope);

    /// <summary>Fires what has fallen due, and logs it.</summary>
    public abstract Task FireDueAsync(IServiceProvider scope, CancellationToken cancellationToken);

    public abstract ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(
        IServiceProvider scope,
        CancellationToken cancellationToken);
}
