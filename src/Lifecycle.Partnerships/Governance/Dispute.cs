using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>A dispute between partners. It stays on record when it is resolved. Immutable.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Between">The names of the partners.</param>
/// <param name="RaisedAt">When it was raised.</param>
public sealed record Dispute(string Subject, ImmutableList<string> Between, DateTimeOffset RaisedAt) : RecordPart
{
    /// <summary>How it was resolved; <see langword="null"/> while it is open.</summary>
    public DisputeResolution? Resolution { get; init; }
}
