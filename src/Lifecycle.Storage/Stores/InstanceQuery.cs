namespace Lifecycle;

/// <summary>Which instances to read. Immutable.</summary>
public sealed record InstanceQuery
{
    /// <summary>The name of the lifecycle.</summary>
    public required string Lifecycle { get; init; }

    /// <summary>The stages, as text; <see langword="null"/> for all.</summary>
    public IReadOnlyCollection<string>? Stages { get; init; }

    /// <summary>Only those with an untried due date until then, inclusive; <see langword="null"/> for all.</summary>
    public DateTimeOffset? DueBy { get; init; }

    /// <summary>
    /// Only those whose id comes behind this one, as the store orders text; <see langword="null"/> for all.
    /// </summary>
    public string? After { get; init; }

    /// <summary>How many at most; <see langword="null"/> for all.</summary>
    public int? Limit { get; init; }
}
