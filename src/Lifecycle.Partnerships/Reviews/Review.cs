using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>A completed review. Immutable.</summary>
/// <param name="Kind">What prompted the review.</param>
/// <param name="Report">The reference of the report.</param>
/// <param name="Outcome">What the review recommends.</param>
/// <param name="CompletedAt">When the review was completed.</param>
public sealed record Review(ReviewKind Kind, string Report, ReviewOutcome Outcome, DateTimeOffset CompletedAt)
    : RecordPart
{
    /// <summary>The score of each partner by name, from 1 (poor) to 5 (very good).</summary>
    public ImmutableDictionary<string, int> Scores
    {
        get;
        init => field = value ?? ImmutableDictionary<string, int>.Empty;
    } = ImmutableDictionary<string, int>.Empty;

    /// <summary>What was learned; for a <see cref="ReviewKind.Final"/> review.</summary>
    public string? Lessons { get; init; }

    /// <summary>What could follow the partnership; for a <see cref="ReviewKind.Final"/> review.</summary>
    public string? FutureOptions { get; init; }
}
