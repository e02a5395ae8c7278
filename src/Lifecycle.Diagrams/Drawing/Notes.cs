namespace Lifecycle.Diagrams;

/// <summary>The criteria at a stage, as lines of a note.</summary>
internal static class Notes
{
    /// <summary>The criteria of one arrow.</summary>
    public static IReadOnlyList<string> Of(IEnumerable<CriterionDescription> gate) =>
        [.. gate.Select(criterion => criterion.ToString())];

    public static IReadOnlyList<string> Of(LifecycleDocument document, DocumentStage stage)
    {
        var criteria = document.Criteria.ToDictionary(criterion => criterion.Id, StringComparer.Ordinal);
        string[] every = [.. Lines(document.EveryTransition, "Every transition: ")];
        string[] start = [.. Lines(document.StartCriteria, "Start: ")];
        return
        [
            .. stage.Key == document.InitialStage ? [.. every, .. start] : Array.Empty<string>(),
            .. Lines(stage.EntryCriteria, ""),
            .. stage.Transitions.SelectMany(each => Lines(each.Criteria, $"{each.Trigger}: ")).Distinct(),
        ];

        IEnumerable<string> Lines(IEnumerable<string> ids, string prefix) =>
            ids.Select(id => $"{prefix}{criteria[id]}");
    }
}
