namespace Lifecycle.Diagrams;

/// <summary>
/// A lifecycle as its author declares it, without code: criteria, conditions, actions, payloads, events and due dates
/// are names. It is what a file holds. Read one with <see cref="LifecycleReader"/>, or take that of a graph with
/// <see cref="Of{TStage, TTrigger}"/>. Immutable and thread-safe.
/// </summary>
/// <remarks>
/// A document that was read is known to compile. One that was made in code may have faults, which
/// <see cref="LifecycleDocumentDefinitions.ToGraph"/> reports.
/// </remarks>
public sealed class LifecycleDocument
{
    /// <summary>The name of the lifecycle.</summary>
    public required string Name { get; init; }

    /// <summary>The revision of the definition; at least 1. Default: 1.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The key of the stage that every instance starts in.</summary>
    public required string InitialStage { get; init; }

    /// <summary>The criteria that stages and transitions refer to by their ids, each once.</summary>
    public IReadOnlyList<CriterionDescription> Criteria { get; init; } = [];

    /// <summary>The ids of the criteria that a subject has to meet to start.</summary>
    public IReadOnlyList<string> StartCriteria { get; init; } = [];

    /// <summary>The ids of the actions that run when a subject starts, in order.</summary>
    public IReadOnlyList<string> StartActions { get; init; } = [];

    /// <summary>The ids of the criteria in front of every transition.</summary>
    public IReadOnlyList<string> EveryTransition { get; init; } = [];

    /// <summary>
    /// The triggers. One that a transition mentions and that carries nothing need not be listed; listed triggers come
    /// first in the graph.
    /// </summary>
    public IReadOnlyList<DocumentTrigger> Triggers { get; init; } = [];

    /// <summary>The stages and superstages.</summary>
    public IReadOnlyList<DocumentStage> Stages { get; init; } = [];

    /// <summary>
    /// What a graph knows of its declaration. A graph does not know the names of entry actions, so a stage that has any
    /// gets one action, <c>enter</c> and the key of the stage. It knows no date of a due trigger, so the date has the
    /// name of the trigger. It knows no revision, and no actions of starts, exits and transitions. Criteria that no
    /// gate evaluates are left out.
    /// </summary>
    /// <typeparam name="TStage">The type of the stages.</typeparam>
    /// <typeparam name="TTrigger">The type of the triggers.</typeparam>
    /// <param name="graph">The graph.</param>
    public static LifecycleDocument Of<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        ArgumentNullException.ThrowIfNull(graph);
        return new GraphReader(graph.AsText()).Read();
    }

    internal Location Location { get; init; }

    /// <summary>Where the criteria stand, by their ids.</summary>
    internal IReadOnlyDictionary<string, Location> CriterionLocations { get; init; } =
        new Dictionary<string, Location>();

    internal Location LocationOf(CriterionDescription criterion) =>
        CriterionLocations.TryGetValue(criterion.Id, out var location) ? location : Location;
}
