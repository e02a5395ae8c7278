namespace Lifecycle;

/// <summary>An instance as a store keeps it. Immutable.</summary>
public sealed record StoredInstance
{
    /// <summary>The name of the lifecycle; 1 to <see cref="StoreLimits.LongestId"/> characters.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>
    /// The id of the instance, unique in its lifecycle; 1 to <see cref="StoreLimits.LongestId"/> characters.
    /// </summary>
    public required string Id { get; init; }

    /// <summary>The stage, as text.</summary>
    public required string Stage { get; init; }

    /// <summary>
    /// The stage from which the instance entered this one, as text; <see langword="null"/> if it has not moved.
    /// </summary>
    public string? Previous { get; init; }

    /// <summary>When it entered the stage, in UTC. Steps that stay, and changes of the subject, keep it.</summary>
    public required DateTimeOffset EnteredAt { get; init; }

    /// <summary>How many changes were accepted: fires, and changes of the subject. A new instance has 0.</summary>
    public required long Version { get; init; }

    /// <summary>
    /// How often the instance was written, starting with 1 for a new one. Refusals and tried due dates are writes
    /// too.
    /// </summary>
    public required long ConcurrencyToken { get; init; }

    /// <summary>The definition revision of the last write.</summary>
    public required int DefinitionRevision { get; init; }

    /// <summary>The subject as JSON.</summary>
    public required string Subject { get; init; }

    /// <summary>How many entries its history has, with those that were pruned.</summary>
    public long EntryCount { get; init; }

    /// <summary>The hash of the last entry of its history; empty if there is none.</summary>
    public string Head { get; init; } = string.Empty;

    /// <summary>What stands for the entries that were pruned; <see langword="null"/> if none were.</summary>
    public PrunedHistory? Pruned { get; init; }

    /// <summary>The refusals since the last accepted change, the latest last. The oldest are left out.</summary>
    public IReadOnlyList<StoredRefusal> Refusals { get; init; } = [];

    /// <summary>
    /// The ids of the criteria that blocked the last refused fire since the last accepted change, each once, in the
    /// order in which they were evaluated: unmet ones, and ones that faulted and do not only advise. Empty if there was
    /// no such fire. A trigger that the stage does not permit, and a conflict, evaluate no criteria and leave them as
    /// they are.
    /// </summary>
    public IReadOnlyList<string> BlockedBy { get; init; } = [];

    /// <summary>The triggers that fall due in the stage.</summary>
    public IReadOnlyList<StoredDueDate> DueDates { get; init; } = [];

    /// <summary>
    /// What the store found wrong with how it finds the instance, such as an index that disagrees with the due dates;
    /// <see langword="null"/> if nothing. It is not written: the next write of the instance puts it right.
    /// </summary>
    public string? Fault { get; init; }

    /// <summary>
    /// When the first of the untried due dates is to be fired, or to be read again; <see langword="null"/> if there is
    /// none.
    /// </summary>
    public DateTimeOffset? DueAt =>
        DueDates.Where(date => !date.IsTried).Select(date => (DateTimeOffset?)date.FiresAt).Min();

    /// <summary>
    /// When the first of the due dates that have led to no accepted fire fell or falls due, however often it has failed
    /// since; <see langword="null"/> if there is none.
    /// </summary>
    public DateTimeOffset? UnsettledAt =>
        DueDates.Where(date => date.IsUnsettled).Select(date => (DateTimeOffset?)date.At).Min();
}
