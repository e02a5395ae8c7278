namespace Lifecycle.Partnerships;

/// <summary>One extension of a suspension. Immutable.</summary>
/// <param name="Replaced">The notice that it replaced.</param>
/// <param name="At">When the suspension was extended.</param>
/// <param name="By">Who extended it; <see langword="null"/> if not named.</param>
public sealed record SuspensionExtension(SuspensionNotice Replaced, DateTimeOffset At, string? By = null) : RecordPart;
