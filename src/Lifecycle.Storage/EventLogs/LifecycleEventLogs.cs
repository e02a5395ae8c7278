namespace Lifecycle;

/// <summary>
/// Exports stored histories for process miners. An event is a fire that was accepted, a start or a change of the
/// subject. Memory does not grow with the number of instances or entries.
/// </summary>
/// <example>
/// <code>
/// await using var file = File.Create("grants.xes");
/// await store.ExportXesAsync("Grant", file);
/// </code>
/// </example>
public static class LifecycleEventLogs
{
    /// <summary>
    /// Writes XES (IEEE 1849): a trace for each instance. Events have the standard keys <c>concept:name</c>,
    /// <c>time:timestamp</c>, <c>lifecycle:transition</c> and <c>org:resource</c>, and <c>from</c>, <c>to</c>,
    /// <c>outcome</c>, <c>number</c>, <c>version</c> and <c>reason</c>. The transition of a refused fire is
    /// <c>ate_abort</c>. What XML cannot hold becomes U+FFFD.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="lifecycle">The name of the lifecycle.</param>
    /// <param name="output">Where to write it, in UTF-8. It is not closed.</param>
    /// <param name="options">What to include. Default: accepted changes, with their details.</param>
    /// <param name="cancellationToken">Cancels the operation. The output is then incomplete.</param>
    /// <returns>The number of events.</returns>
    /// <exception cref="ArgumentException">The name is empty.</exception>
    /// <exception cref="LifecycleException">An entry is not one that a store wrote.</exception>
    public static Task<long> ExportXesAsync(
        this ILifecycleStore store,
        string lifecycle,
        Stream output,
        EventLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Check(store, lifecycle, output);
        return XesLog.WriteAsync(store, lifecycle, output, options ?? new(), cancellationToken);
    }

    /// <summary>
    /// Writes OCEL 2.0 as JSON. Each instance is an object whose type is the lifecycle and whose attribute
    /// <c>stage</c> has a value from each move on; of moves at the same time the last counts, since an attribute has
    /// one value at a time. Each event is related to its instance by the qualifier <c>instance</c>. The histories are
    /// read twice: what is written to the store in between may be there in part.
    /// </summary>
    /// <inheritdoc cref="ExportXesAsync"/>
    public static Task<long> ExportOcelAsync(
        this ILifecycleStore store,
        string lifecycle,
        Stream output,
        EventLogOptions? options = null,
        CancellationToken cancellationToken = default)
    {
        Check(store, lifecycle, output);
        return OcelLog.WriteAsync(store, lifecycle, output, options ?? new(), cancellationToken);
    }

    private static void Check(ILifecycleStore store, string lifecycle, Stream output)
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentException.ThrowIfNullOrEmpty(lifecycle);
        ArgumentNullException.ThrowIfNull(output);
    }
}
