namespace Lifecycle.Interop;

/// <summary>Something of a machine that its graph leaves out, or shows otherwise. An immutable value.</summary>
/// <param name="State">The state where it is configured.</param>
/// <param name="Trigger">The trigger; <see langword="null"/> where it is about the state alone.</param>
/// <param name="Message">What it is, in a sentence.</param>
public sealed record MachineOmission(string State, string? Trigger, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Trigger is null ? $"{State}: {Message}" : $"{State}, {Trigger}: {Message}";
}
