using System.Collections.Concurrent;

namespace Lifecycle;

/// <summary>A registered lifecycle with a store, without its types.</summary>
internal abstract class StoredLifecycle
{
    public abstract string Name { get; }

    public abstract LifecycleStorageOptions Options { get; }

    /// <summary>Set when this process has stored events.</summary>
    public EventSignal StoredEvents { get; } = new();

    /// <summary>What is wrong at present, by what found it.</summary>
    public ConcurrentDictionary<string, string> Problems { get; } = new(StringComparer.Ordinal);

    /// <summary>The exception as the log of the lifecycle may show it.</summary>
    public abstract Exception Logged(Exception exception);

    public abstract ILifecycleStore StoreIn(IServiceProvider scope);

    /// <summary>Finds the instances with triggers that are due.</summary>
    public abstract IAsyncEnumerable<string> FindDueAsync(IServiceProvider scope, CancellationToken cancellationToken);

    /// <summary>Fires the triggers of an instance that are due, and logs the results.</summary>
    public abstract ValueTask FireDueAsync(
        IServiceProvider scope, string instance, CancellationToken cancellationToken);

    public abstract ValueTask<IReadOnlyList<StrandedStage>> FindStrandedAsync(
        IServiceProvider scope,
        CancellationToken cancellationToken);
}
