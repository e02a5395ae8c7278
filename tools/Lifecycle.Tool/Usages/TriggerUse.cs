namespace Lifecycle.Tool;

/// <summary>How code uses a trigger.</summary>
internal enum TriggerUseKind
{
    /// <summary>A call fires it.</summary>
    Fires = 0,

    /// <summary>Code mentions it, and may fire it by way of a variable.</summary>
    Mentions = 1,

    /// <summary>A definition declares a transition for it.</summary>
    Declares = 2,
}

/// <summary>A use of a trigger in source code.</summary>
/// <param name="Kind">How it is used.</param>
/// <param name="TriggerType">The full name of the type of the trigger; <see langword="null"/> for any.</param>
/// <param name="Trigger">The key; <see langword="null"/> where a variable holds it, so that it may be any.</param>
/// <param name="Definition">The definition that declares it; <see langword="null"/> outside of definitions.</param>
/// <param name="Location">Where.</param>
internal sealed record TriggerUse(
    TriggerUseKind Kind, string? TriggerType, string? Trigger, string? Definition, CodeLocation Location);
