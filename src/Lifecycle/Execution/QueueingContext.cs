namespace Lifecycle;

/// <summary>
/// The synchronization context of synchronous actions: the thread pool, as without any context. That there is one keeps
/// the runtime from running continuations of other callers inside the action.
/// </summary>
internal sealed class QueueingContext : SynchronizationContext
{
    public static QueueingContext Instance { get; } = new();

    public override SynchronizationContext CreateCopy() => this;
}
