namespace Lifecycle;

/// <summary>Which instances to find. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
public sealed record InstanceFilter<TStage>
    where TStage : notnull
{
    /// <summary>The stages and superstages; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<TStage>? Stages { get; init; }

    /// <summary>Only those with an untried due date until then, inclusive; <see langword="null"/> for all.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>
    /// Only those whose id comes behind this one as the store orders text: the last of the page before.
    /// <see langword="null"/> for all.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many at most, at least 1; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }
}
