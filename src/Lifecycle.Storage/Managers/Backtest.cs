namespace Lifecycle;

/// <summary>Replays stored histories against a graph.</summary>
internal sealed class Backtest<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, Predicate<string> isMigrated)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly StoredKeys<TStage, TTrigger> _keys = new(graph, isMigrated);

    public async ValueTask<BacktestReport> RunAsync(
        ILifecycleStore store,
        string lifecycle,
        CancellationToken cancellationToken)
    {
        var (instances, count) = (0L, 0L);
        var steps = new List<BacktestStep>();
        var stranded = new List<BacktestStranding>();
        var query = new InstanceQuery { Lifecycle = lifecycle };
        await foreach (var instance in store.QueryAsync(query, cancellationToken).ConfigureAwait(false))
        {
            instances++;
            if (_keys.Strands(instance.Stage, instance.Previous))
            {
                var previous = _keys.Knows(instance.Stage) ? instance.Previous : null;
                stranded.Add(new(instance.Id, instance.Stage, previous));
            }

            var history = store.HistoryAsync(lifecycle, instance.Id, cancellationToken);
            await foreach (var entry in history.ConfigureAwait(false))
            {
                if (!entry.IsAccepted || entry.Kind != StoredEntryKind.Fired)
                    continue;

                count++;
                if (WhyNot(entry) is { } reason)
                    steps.Add(new(instance.Id, entry.Number, reason));
            }
        }

        return new(instances, count, steps.AsReadOnly(), stranded.AsReadOnly());
    }

    private string? WhyNot(StoredEntry entry)
    {
        if (!_keys.TryStage(entry.From, out var from))
            return $"{entry.From} is not a stage.";

        if (!_keys.TryTrigger(entry.Trigger!, out var trigger)
            || graph.TransitionsFrom(from, trigger) is not [_, ..] branches)
            return $"{entry.Trigger} is not permitted in {entry.From}.";

        if (branches.FirstOrDefault(branch => branch.To is null || branch.To.KeyText == entry.To) is not { } taken)
            return $"{entry.Trigger} does not lead from {entry.From} to {entry.To}.";

        var lines = entry.ReadReport()!.Lines;
        var unmet = taken.Criteria
            .Where(criterion => criterion.Severity == Severity.Mandatory)
            .Where(criterion =>
                lines.FirstOrDefault(line => line.Criterion.Id == criterion.Id)
                    is { Verdict: not (Verdict.Met or Verdict.Waived or Verdict.NotApplicable) })
            .Select(criterion => criterion.Id)
            .ToArray();
        return unmet.Length == 0 ? null : $"{string.Join(", ", unmet)} was not met then, and is mandatory here.";
    }
}
