namespace Lifecycle;

/// <summary>
/// Selects the instances that a store reads, and their order: by id in the store's order of text, or with
/// <see cref="DueBy"/> or <see cref="UnsettledBy"/> by when they fall due. Immutable.
/// </summary>
public sealed record InstanceQuery
{
    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The stages, as text; <see langword="null"/>, the default, for all.</summary>
    public IReadOnlyCollection<string>? Stages { get; init; }

    /// <summary>
    /// The stage, as text, from which the instances entered theirs; empty for those that have not moved;
    /// <see langword="null"/>, the default, for any.
    /// </summary>
    public string? Previous { get; init; }

    /// <summary>
    /// The id of a criterion that has to be in <see cref="StoredInstance.BlockedBy"/>; compared ordinally.
    /// <see langword="null"/>, the default, for all instances.
    /// </summary>
    public string? BlockedBy { get; init; }

    /// <summary>
    /// Selects instances with an untried due date at or before this instant, the earliest
    /// <see cref="StoredInstance.DueAt"/> first; <see langword="null"/>, the default, for all.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="After"/> or <see cref="UnsettledBy"/> is set.</exception>
    public DateTimeOffset? DueBy
    {
        get;
        init => field = value is null || (After, UnsettledBy) is (null, null)
            ? value
            : throw InTwoOrders(nameof(value));
    }

    /// <summary>
    /// Selects instances with a due date at or before this instant that has led to no accepted fire, also one that
    /// failed and is tried again later, the earliest <see cref="StoredInstance.UnsettledAt"/> first;
    /// <see langword="null"/>, the default, for all.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="After"/> or <see cref="DueBy"/> is set.</exception>
    public DateTimeOffset? UnsettledBy
    {
        get;
        init => field = value is null || (After, DueBy) is (null, null)
            ? value
            : throw InTwoOrders(nameof(value));
    }

    /// <summary>
    /// Selects instances behind this position in the order of <see cref="DueBy"/> or <see cref="UnsettledBy"/>;
    /// <see langword="null"/>, the default, for all. Without one of the two it has no effect.
    /// </summary>
    public DuePosition? AfterDue { get; init; }

    /// <summary>
    /// Selects instances whose first entry that is not pruned is from before this instant, and is not their last;
    /// <see langword="null"/>, the default, for all.
    /// </summary>
    public DateTimeOffset? FirstEntryBefore { get; init; }

    /// <summary>
    /// Selects instances whose id sorts after this one in the store's order; <see langword="null"/>, the default, for
    /// all. Not together with <see cref="DueBy"/> or <see cref="UnsettledBy"/>, whose order is another.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="DueBy"/> or <see cref="UnsettledBy"/> is set.</exception>
    public string? After
    {
        get;
        init => field = value is null || (DueBy, UnsettledBy) is (null, null)
            ? value
            : throw InTwoOrders(nameof(value));
    }

    /// <summary>The largest number of instances to read; <see langword="null"/>, the default, for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Called for each row that cannot be read, in its place; the reading then goes on. Such a row counts towards the
    /// limit. <see langword="null"/>, the default, ends the reading with the exception.
    /// </summary>
    public Action<UnreadableRow>? Unreadable { get; init; }

    internal static ArgumentException InTwoOrders(string parameter) => new(
        "A query has one order: that of the ids, which After needs, or that of one kind of due dates.",
        parameter);
}
