namespace Lifecycle;

/// <summary>One thing that is wrong with a lifecycle definition. Immutable.</summary>
/// <param name="Stage">The stage it concerns, or <see langword="null"/> for the definition as a whole.</param>
/// <param name="Trigger">The trigger it concerns, or <see langword="null"/>.</param>
/// <param name="Message">What is wrong and what to write instead, as a sentence without a capital.</param>
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
