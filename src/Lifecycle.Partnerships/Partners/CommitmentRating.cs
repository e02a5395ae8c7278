namespace Lifecycle.Partnerships;

/// <summary>One rating of a partner's commitment. Immutable.</summary>
/// <param name="Rating">From 1 (hardly) to 5 (fully).</param>
/// <param name="At">When it was given.</param>
public sealed record CommitmentRating(int Rating, DateTimeOffset At) : RecordPart;
