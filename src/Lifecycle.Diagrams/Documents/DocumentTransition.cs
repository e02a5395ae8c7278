namespace Lifecycle.Diagrams;

/// <summary>A transition that a stage of a <see cref="LifecycleDocument"/> declares, or a branch of one. Immutable.
/// </summary>
public sealed class DocumentTransition
{
    /// <summary>The key of the trigger.</summary>
    public required string Trigger { get; init; }

    /// <summary>What it does to the stage. Default: <see cref="TransitionKind.Move"/>.</summary>
    public TransitionKind Kind { get; init; }

    /// <summary>
    /// The key of the stage that a <see cref="TransitionKind.Move"/> leads to; <see langword="null"/> for other kinds.
    /// </summary>
    public string? To { get; init; }

    /// <summary>
    /// The name of the condition under which this branch is taken; <see langword="null"/> if it has none.
    /// </summary>
    public string? Condition { get; init; }

    /// <summary>The ids of its own criteria, without those of the stages it enters.</summary>
    public IReadOnlyList<string> Criteria { get; init; } = [];

    /// <summary>The ids of the actions that run with it, in order.</summary>
    public IReadOnlyList<string> Actions { get; init; } = [];

    /// <summary>The names of the types of the events that it emits, in order.</summary>
    public IReadOnlyList<string> Events { get; init; } = [];

    internal Location Location { get; init; }
}
