namespace Lifecycle;

/// <summary>
/// Finds stored instances that a graph has no place for. It counts the instances by stage, and reads only those that it
/// names.
/// </summary>
internal sealed class StrandedSearch<TStage, TTrigger>(
    ILifecycleStore store, string lifecycle, StoredKeys<TStage, TTrigger> keys)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>Counts the instances of a lifecycle.</summary>
    public ValueTask<IReadOnlyList<StageCount>> CountAsync(CancellationToken cancellationToken) =>
        store.CountByStageAsync(lifecycle, cancellationToken);

    /// <summary>Finds the stages with stranded instances, in order, and at most so many ids of each.</summary>
    /// <param name="counts">How many instances there are.</param>
    /// <param name="mostIds">How many ids to find for each stage.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async ValueTask<IReadOnlyList<StrandedStage>> FindAsync(
        IReadOnlyList<StageCount> counts, int mostIds, CancellationToken cancellationToken)
    {
        var stranded = new List<StrandedStage>();
        var groups = counts
            .Where(each => keys.Strands(each.Stage, each.Previous))
            .GroupBy(each => (each.Stage, Previous: keys.Knows(each.Stage) ? each.Previous ?? "" : null))
            .OrderBy(group => group.Key.Stage, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Previous, StringComparer.Ordinal);
        foreach (var group in groups)
        {
            var (stage, previous) = group.Key;
            var ids = new List<string>();
            var query = new InstanceQuery
            {
                Lifecycle = lifecycle,
                Stages = [stage],
                Previous = previous,
                Limit = mostIds,
                Unreadable = row => ids.Add(row.InstanceId),
            };
            await foreach (var instance in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
                ids.Add(instance.Id);

            stranded.Add(
                new(
                    stage,
                    string.IsNullOrEmpty(previous) ? null : previous,
                    group.Sum(each => each.Count),
                    ids.AsReadOnly()));
        }

        return stranded.AsReadOnly();
    }
}
