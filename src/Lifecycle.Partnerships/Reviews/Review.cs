using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>A review that was completed. Immutable.</summary>
/// <param name="Kind">What gave rise to it.</param>
/// <param name="Report">The reference of the report.</param>
/// <param name="Outcome">What it recommends.</param>
/// <param name="CompletedAt">When it was completed.</param>
public sealed record Review(ReviewKind Kind, string Report, ReviewOutcome Outcome, DateTimeOffset CompletedAt)
{
    /// <summary>How the partners fare in it, from 1 (poor) to 5 (very good), by their names.</summary>
    public ImmutableDictionary<string, int> Scores
    {
        get;
        init => field = value ?? ImmutableDictionary<string, int>.Empty;
    } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What was learned, for a <see cref="ReviewKind.Final"/> review.</summary>
    public string? Lessons { get; init; }

    /// <summary>What could follow, for a <see cref="ReviewKind.Final"/> review.</summary>
    public string? FutureOptions { get; init; }
}
