namespace Lifecycle.Diagrams;

/// <summary>The criteria at a stage, as lines of a note.</summary>
internal sealed class Notes(LifecycleDocument document)
{
    private readonly Dictionary<string, CriterionDescription> _criteria =
        document.Criteria.ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);

    /// <summary>The criteria of one arrow.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<CriterionDescription> gate) =>
        [.. gate.Select(criterion => criterion.ToString())];

    public IReadOnlyList<string> Of(DocumentStage stage)
    {
        string[] every = [.. Lines(document.EveryTransition, "Every transition: ")];
        string[] start = [.. Lines(document.StartCriteria, "Start: ")];
        return
        [
            .. stage.Key == document.InitialStage ? [.. every, .. start] : Array.Empty<string>(),
            .. Lines(stage.EntryCriteria, ""),
            .. stage.Transitions.SelectMany(each => Lines(each.Criteria, $"{each.Trigger}: ")).Distinct(),
        ];
    }

    private IEnumerable<string> Lines(IEnumerable<string> ids, string prefix) =>
        ids.Select(id => $"{prefix}{_criteria[id]}");
}
