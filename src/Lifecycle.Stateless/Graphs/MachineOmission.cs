namespace Lifecycle.Interop;

/// <summary>Part of a machine that its graph leaves out or shows differently. Immutable; compared by value.</summary>
/// <param name="State">The state in which that part is configured.</param>
/// <param name="Trigger">The trigger, or <see langword="null"/> if the omission concerns the state alone.</param>
/// <param name="Message">What the graph leaves out or shows differently, as one sentence.</param>
public sealed record MachineOmission(string State, string? Trigger, string Message)
{
    /// <inheritdoc/>
    public override string ToString() => Trigger is null ? $"{State}: {Message}" : $"{State}, {Trigger}: {Message}";
}
