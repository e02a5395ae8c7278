namespace Lifecycle;

/// <summary>
/// Replays stored histories against a graph. It reads the histories in pages over all instances, so it takes the memory
/// of a page and of the findings it names.
/// </summary>
internal sealed class Backtest<TStage, TTrigger>(LifecycleGraph<TStage, TTrigger> graph, Predicate<string> isMigrated)
    where TStage : notnull
    where TTrigger : notnull
{
    /// <summary>How many different steps are remembered; the reports of most instances are the same.</summary>
    private const int MostRemembered = 1000;

    private readonly StoredKeys<TStage, TTrigger> _keys = new(graph, isMigrated);
    private readonly Dictionary<(string From, string To, string? Trigger, string? Report), string?> _remembered = [];

    public async ValueTask<BacktestReport> RunAsync(
        ILifecycleStore store,
        string lifecycle,
        CancellationToken cancellationToken)
    {
        var search = new StrandedSearch<TStage, TTrigger>(store, lifecycle, _keys);
        var counts = await search.CountAsync(cancellationToken).ConfigureAwait(false);
        var stranded = await search.FindAsync(counts, BacktestReport.MostFindings, cancellationToken)
            .ConfigureAwait(false);

        var (replayed, refused) = (0L, 0L);
        var steps = new List<BacktestStep>();
        var unreadable = new UnreadableRows(lifecycle, report: null);
        var histories = store.HistoriesAsync(lifecycle, unreadable.Add, cancellationToken);
        await foreach (var (id, entry) in histories.ConfigureAwait(false))
        {
            if (!entry.IsAccepted || entry.Kind != StoredEntryKind.Fired)
                continue;

            string? reason;
            try
            {
                reason = Remembered(entry);
            }
            catch (LifecycleException exception)
            {
                unreadable.Add(new(lifecycle, id, exception) { Entry = entry.Number });
                continue;
            }

            replayed++;
            if (reason is null)
                continue;

            refused++;
            if (steps.Count < BacktestReport.MostFindings)
                steps.Add(new(id, entry.Number, reason));
        }

        var strandings = stranded
            .SelectMany(stage => stage.Ids.Select(id => new BacktestStranding(id, stage.Stage, stage.Previous)))
            .Take(BacktestReport.MostFindings)
            .ToArray();
        return new(
            counts.Sum(each => each.Count),
            replayed,
            refused,
            stranded.Sum(stage => stage.Count),
            steps.AsReadOnly(),
            Array.AsReadOnly(strandings))
        {
            UnreadableCount = unreadable.Count,
            Unreadable = unreadable.First,
        };
    }

    private string? Remembered(StoredEntry entry)
    {
        var step = (entry.From, entry.To, entry.Trigger, entry.Report);
        if (_remembered.TryGetValue(step, out var known))
            return known;

        var reason = WhyNot(entry);
        if (_remembered.Count < MostRemembered)
            _remembered.Add(step, reason);

        return reason;
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

        var blocking = taken.Criteria.Where(criterion => criterion.Severity != Severity.Advisory).ToArray();
        return blocking.Length == 0 ? null : WhyNot(entry, blocking);
    }

    /// <summary>
    /// The verdicts of then count, whatever the criteria blocked then. Where the report was erased there are none.
    /// </summary>
    private static string? WhyNot(StoredEntry entry, CriterionDescription[] blocking)
    {
        var lines = entry.RequireReport()?.Lines ?? [];
        var reasons =
            from criterion in blocking
            let line = lines.FirstOrDefault(line => line.Criterion.Id == criterion.Id)
            where line is not null
            let reason = (line.Verdict, criterion.Severity) switch
            {
                (Verdict.Met or Verdict.NotApplicable, _) or (Verdict.Waived, Severity.Waivable) => null,
                (Verdict.Waived, _) => "was waived then, and no waiver lifts it here.",
                (_, Severity.Waivable) => "was not met then, and needs a waiver here.",
                _ => "was not met then, and is mandatory here.",
            }
            where reason is not null
            group criterion.Id by reason into each
            select $"{string.Join(", ", each)} {each.Key}";
        return string.Join(' ', reasons) is { Length: > 0 } text ? text : null;
    }
}
