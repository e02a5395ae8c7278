namespace Lifecycle;

/// <summary>
/// Selects the instances to find. They are ordered by id, or with <see cref="DueBy"/> by when they fall due. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
public sealed record InstanceFilter<TStage>
    where TStage : notnull
{
    /// <summary>
    /// The stages. A superstage stands for the stages within it. <see langword="null"/>, the default, selects all.
    /// </summary>
    public IReadOnlyCollection<TStage>? Stages { get; init; }

    /// <summary>
    /// The id of a criterion. Selects instances whose last refused fire since the last accepted change was blocked by
    /// it: it was unmet, or it faulted. Other criteria may have blocked it, too. Compared ordinally.
    /// <see langword="null"/>, the default, selects all.
    /// </summary>
    public string? BlockedBy { get; init; }

    /// <summary>
    /// Selects instances with an untried due date at or before this instant, or with one that could not be read when
    /// they were written by then, the earliest first; <see langword="null"/>, the default, for all.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="After"/> is set.</exception>
    public DateTimeOffset? DueBy
    {
        get;
        init => field = value is null || After is null ? value : throw InstanceQuery.InTwoOrders(nameof(value));
    }

    /// <summary>
    /// Selects instances whose id sorts after this one in the store's order: the last id of the previous page.
    /// <see langword="null"/>, the default, selects all. Not together with <see cref="DueBy"/>, whose order is another.
    /// </summary>
    /// <exception cref="ArgumentException"><see cref="DueBy"/> is set.</exception>
    public string? After
    {
        get;
        init => field = value is null || DueBy is null ? value : throw InstanceQuery.InTwoOrders(nameof(value));
    }

    /// <summary>
    /// The largest number of instances to find, at least 1; <see langword="null"/>, the default, for all.
    /// </summary>
    public int? Limit { get; init; }

    /// <summary>
    /// Called, in the place of its instance, for each row that cannot be read. The enumeration then goes on; such a row
    /// counts towards the limit. <see langword="null"/>, the default, ends the enumeration with the exception.
    /// </summary>
    public Action<UnreadableRow>? Unreadable { get; init; }
}
