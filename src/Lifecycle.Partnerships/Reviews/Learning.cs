namespace Lifecycle.Partnerships;

/// <summary>Why the partnership returns to an earlier stage, and what it learned. Immutable.</summary>
/// <param name="Reason">Why the partnership goes back.</param>
/// <param name="Lesson">What the partnership learned.</param>
/// <param name="At">When this was recorded.</param>
public sealed record Learning(string Reason, string Lesson, DateTimeOffset At) : RecordPart;
