namespace Lifecycle.Partnerships;

/// <summary>A decision of the board. Immutable.</summary>
/// <param name="Subject">What it is about.</param>
/// <param name="Decision">What was decided.</param>
/// <param name="At">When it was decided.</param>
public sealed record BoardDecision(string Subject, string Decision, DateTimeOffset At) : RecordPart
{
    /// <summary>By what vote, for example <c>4 of 5</c>; <see langword="null"/> if not stated.</summary>
    public string? Vote { get; init; }

    /// <summary>The reference of the minutes; <see langword="null"/> if not stated.</summary>
    public string? Document { get; init; }
}
