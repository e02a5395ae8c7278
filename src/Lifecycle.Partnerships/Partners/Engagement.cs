namespace Lifecycle.Partnerships;

/// <summary>A contact with a partner, as the engagement log records it. Immutable.</summary>
/// <param name="What">What was discussed or shared.</param>
/// <param name="At">When the contact took place.</param>
public sealed record Engagement(string What, DateTimeOffset At) : RecordPart;
