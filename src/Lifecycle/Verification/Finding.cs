namespace Lifecycle;

/// <summary>One thing that a verification found. Immutable.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Stage">The stage it concerns, or <see langword="null"/>.</param>
/// <param name="Trigger">The trigger it concerns, or <see langword="null"/>.</param>
/// <param name="Message">What was found and what to do, as a sentence.</param>
public sealed record Finding(FindingKind Kind, string? Stage, string? Trigger, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
