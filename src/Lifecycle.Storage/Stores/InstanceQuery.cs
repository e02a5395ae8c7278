namespace Lifecycle;

/// <summary>Selects the instances that a store reads. Immutable.</summary>
public sealed record InstanceQuery
{
    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The stages, as text; <see langword="null"/>, the default, for all.</summary>
    public IReadOnlyCollection<string>? Stages { get; init; }

    /// <summary>
    /// The stage, as text, from which the instances entered theirs; <see langword="null"/>, the default, for any.
    /// </summary>
    public string? Previous { get; init; }

    /// <summary>
    /// Selects instances with an untried due date at or before this instant; <see langword="null"/>, the default, for
    /// all.
    /// </summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>
    /// Selects instances with an entry from before this instant, other than their last; <see langword="null"/>, the
    /// default, for all.
    /// </summary>
    public DateTimeOffset? EntriesBefore { get; init; }

    /// <summary>
    /// Selects instances whose id sorts after this one in the store's order; <see langword="null"/>, the default, for
    /// all.
    /// </summary>
    public string? After { get; init; }

    /// <summary>The largest number of instances to read; <see langword="null"/>, the default, for all.</summary>
    public int? Limit { get; init; }
}
