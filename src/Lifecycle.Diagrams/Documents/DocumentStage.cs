namespace Lifecycle.Diagrams;

/// <summary>A stage or superstage of a <see cref="LifecycleDocument"/>. Immutable.</summary>
public sealed class DocumentStage
{
    private readonly string? _name;

    /// <summary>The key, which identifies it.</summary>
    public required string Key { get; init; }

    /// <summary>The display name. Default: the key.</summary>
    public string Name
    {
        get => _name ?? Key;
        init => _name = value;
    }

    /// <summary>The key of the superstage that contains it; <see langword="null"/> if none does.</summary>
    public string? Superstage { get; init; }

    /// <summary>
    /// The key of the stage that a move to this superstage enters; <see langword="null"/> if none is declared.
    /// </summary>
    public string? InitialSubstage { get; init; }

    /// <summary>Whether the lifecycle ends here.</summary>
    public bool IsTerminal { get; init; }

    /// <summary>The ids of the criteria for entering it.</summary>
    public IReadOnlyList<string> EntryCriteria { get; init; } = [];

    /// <summary>The ids of the actions that run when it is entered, in order.</summary>
    public IReadOnlyList<string> EntryActions { get; init; } = [];

    /// <summary>The ids of the actions that run when it is left, in order.</summary>
    public IReadOnlyList<string> ExitActions { get; init; } = [];

    /// <summary>The triggers that can fall due in it.</summary>
    public IReadOnlyList<DocumentDueTrigger> DueTriggers { get; init; } = [];

    /// <summary>
    /// The transitions that it declares. Those with one trigger are its branches, in the order in which they are tried.
    /// </summary>
    public IReadOnlyList<DocumentTransition> Transitions { get; init; } = [];

    internal Location Location { get; init; }
}
