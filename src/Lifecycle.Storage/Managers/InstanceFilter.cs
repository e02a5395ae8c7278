namespace Lifecycle;

/// <summary>Selects the instances to find. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
public sealed record InstanceFilter<TStage>
    where TStage : notnull
{
    /// <summary>
    /// The stages. A superstage stands for the stages within it. <see langword="null"/>, the default, selects all.
    /// </summary>
    public IReadOnlyCollection<TStage>? Stages { get; init; }

    /// <summary>
    /// Selects instances with an untried due date at or before this instant, or with one that could not be read when
    /// they were written by then; <see langword="null"/>, the default, for all.
    /// </summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>
    /// Selects instances whose id sorts after this one in the store's order: the last id of the previous page.
    /// <see langword="null"/>, the default, selects all.
    /// </summary>
    public string? After { get; init; }

    /// <summary>
    /// The largest number of instances to find, at least 1; <see langword="null"/>, the default, for all.
    /// </summary>
    public int? Limit { get; init; }
}
