namespace Lifecycle.Partnerships;

/// <summary>Why the partnership goes back a stage, and what it learned. Immutable.</summary>
/// <param name="Reason">Why it goes back.</param>
/// <param name="Lesson">What it learned.</param>
/// <param name="At">When that was recorded.</param>
public sealed record Learning(string Reason, string Lesson, DateTimeOffset At);
