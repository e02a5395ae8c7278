namespace Lifecycle.Interop;

/// <summary>One way that a machine may take on a trigger.</summary>
/// <param name="Kind">What it does with the state.</param>
/// <param name="To">Where a move leads.</param>
/// <param name="Condition">The guards that decide whether it is taken; <see langword="null"/> where nothing
/// does.</param>
internal sealed record MachineTransition<TState>(TransitionKind Kind, TState? To, string? Condition);
