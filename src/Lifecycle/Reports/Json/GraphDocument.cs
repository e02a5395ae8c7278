namespace Lifecycle;

/// <summary>
/// The JSON form of a graph. Stages and triggers are referred to by their keys, criteria by their ids.
/// </summary>
internal sealed record GraphDocument(
    string Name,
    string InitialStage,
    IReadOnlyList<string> StartCriteria,
    IReadOnlyList<StageDocument> Stages,
    IReadOnlyList<TriggerDocument> Triggers,
    IReadOnlyList<TransitionDocument> Transitions,
    IReadOnlyList<CriterionDescription> Criteria);

/// <summary>The JSON form of a stage.</summary>
internal sealed record StageDocument(
    string Key,
    string Name,
    string? Superstage,
    string? InitialSubstage,
    bool IsTerminal,
    IReadOnlyList<string> EntryCriteria,
    IReadOnlyList<string> DueTriggers);

/// <summary>The JSON form of a trigger.</summary>
internal sealed record TriggerDocument(string Key, string? PayloadType);

/// <summary>The JSON form of a transition, as it applies in one stage.</summary>
internal sealed record TransitionDocument(
    string From,
    string Trigger,
    string Kind,
    string? To,
    string DeclaredBy,
    string? Condition,
    IReadOnlyList<string> Criteria);
