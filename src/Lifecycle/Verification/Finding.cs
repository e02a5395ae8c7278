namespace Lifecycle;

/// <summary>A probable mistake that a verification found. Immutable; equal by value.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Stage">The stage it concerns, or <see langword="null"/>.</param>
/// <param name="Trigger">The trigger it concerns, or <see langword="null"/>.</param>
/// <param name="Message">The mistake and its remedy, as a sentence.</param>
public sealed record Finding(FindingKind Kind, string? Stage, string? Trigger, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
