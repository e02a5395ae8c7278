namespace Lifecycle;

/// <summary>Finds what is declared for entering a stage in which instances only start.</summary>
internal static class EntryFindings
{
    public static IEnumerable<Finding> Of<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph)
        where TStage : notnull
        where TTrigger : notnull
    {
        var initial = graph.InitialStage;
        var onlyStarted = initial.SelfAndSuperstages().Where(stage => !stage.IsEntered).ToArray();
        foreach (var stage in onlyStarted.Where(stage => stage.EntryCriteria.Count > 0))
        {
            yield return new(
                FindingKind.CriteriaNeverEvaluated,
                stage.Name,
                null,
                $"The entry criteria of {stage} ({BoundedList.Of(stage.EntryCriteria.Select(each => each.Id))}) are "
                    + $"never evaluated: instances start in {initial}, and no transition enters {stage}; require "
                    + "them of the start, StartsIn(…).Requires(…).");
        }

        foreach (var stage in onlyStarted.Where(stage => stage.HasEntryActions))
        {
            yield return new(
                FindingKind.ActionsNeverRun,
                stage.Name,
                null,
                $"The entry actions of {stage} never run: instances start in {initial}, and no transition enters "
                    + $"{stage}; use StartsIn(…).OnStart(…).");
        }
    }
}
