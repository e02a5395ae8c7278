namespace Lifecycle;

/// <summary>A fault of a lifecycle definition. Immutable; equal by value.</summary>
/// <param name="Stage">The stage it concerns, or <see langword="null"/> for the definition as a whole.</param>
/// <param name="Trigger">The trigger it concerns, or <see langword="null"/>.</param>
/// <param name="Message">The fault and its remedy, as a sentence without a capital.</param>
public sealed record DefinitionFault(string? Stage, string? Trigger, string Message)
{
    /// <summary>Stage, trigger and message in one line.</summary>
    public override string ToString() =>
        (Stage, Trigger) switch
        {
            (null, null) => Message,
            (null, _) => $"Trigger {Trigger}: {Message}",
            (_, null) => $"{Stage}: {Message}",
            _ => $"{Stage} on {Trigger}: {Message}",
        };
}
