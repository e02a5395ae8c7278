namespace Lifecycle.Dashboard;

/// <summary>The instances of a lifecycle, counted by stage. Immutable.</summary>
/// <param name="Stages">How many are in each stage that the definition has, without those that it strands.</param>
/// <param name="Migrated">How many are in stages that a migration covers, by their text.</param>
/// <param name="Stranded">Those that the definition has no place for.</param>
/// <param name="Total">How many there are.</param>
/// <param name="At">When they were counted.</param>
internal sealed record CountedStages(
    IReadOnlyList<StageShare> Stages,
    IReadOnlyList<KeyValuePair<string, long>> Migrated,
    IReadOnlyList<StrandedStage> Stranded,
    long Total,
    DateTimeOffset At)
{
    public static CountedStages Of(
        ShownLifecycle lifecycle,
        IReadOnlyList<StageCount> counts,
        IReadOnlyList<StrandedStage> stranded,
        DateTimeOffset at)
    {
        var left = counts
            .GroupBy(each => each.Stage, StringComparer.Ordinal)
            .ToDictionary(stage => stage.Key, stage => stage.Sum(each => each.Count), StringComparer.Ordinal);
        foreach (var each in stranded)
            left[each.Stage] = left.GetValueOrDefault(each.Stage) - each.Count;

        return new(
            [
                .. lifecycle.PlainStages.Select(stage => new StageShare(
                    stage, Math.Max(0, left.GetValueOrDefault(stage.KeyText)))),
            ],
            [
                .. left.Where(each => each.Value > 0 && !lifecycle.IsPlain(each.Key))
                    .OrderBy(each => each.Key, StringComparer.Ordinal),
            ],
            stranded,
            counts.Sum(each => each.Count),
            at);
    }

    /// <summary>How many instances are in some stages at most.</summary>
    public long In(IReadOnlyCollection<string> stages) =>
        Stages.Where(each => stages.Contains(each.Stage.KeyText)).Sum(each => each.Count)
        + Migrated.Where(each => stages.Contains(each.Key)).Sum(each => each.Value)
        + Stranded.Where(each => stages.Contains(each.Stage)).Sum(each => each.Count);
}
