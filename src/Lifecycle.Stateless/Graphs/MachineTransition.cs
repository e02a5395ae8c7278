namespace Lifecycle.Interop;

/// <summary>One branch that a machine may take on a trigger.</summary>
/// <param name="Kind">What the branch does with the state.</param>
/// <param name="To">The state that a move leads to; of no meaning for other kinds.</param>
/// <param name="Condition">The guards that must be met, or <see langword="null"/> if there are none.</param>
internal sealed record MachineTransition<TState>(TransitionKind Kind, TState? To, string? Condition);
