namespace Lifecycle.Partnerships;

/// <summary>A contact with a partner, for the engagement log. Immutable.</summary>
/// <param name="What">What was talked about or shared.</param>
/// <param name="At">When.</param>
public sealed record Engagement(string What, DateTimeOffset At);
