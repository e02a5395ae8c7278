namespace Lifecycle;

/// <summary>Keeps one criterion for each id of a lifecycle.</summary>
internal sealed class CriterionCatalogue<TSubject>
{
    private readonly Dictionary<string, Criterion<TSubject>> _byId = [];

    public IReadOnlyCollection<Criterion<TSubject>> All => _byId.Values;

    /// <summary>The criteria as the lifecycle knows them. Anything wrong with them becomes a fault.</summary>
    public Criterion<TSubject>[] Take(
        List<Criterion<TSubject>> criteria,
        object stage,
        object? trigger,
        DefinitionFaults faults) =>
        criteria.Count == 0
            ? []
            : [.. criteria.Select(criterion => Take(criterion, stage, trigger, faults)).Distinct()];

    /// <summary>The criterion kept under the same id; the given one if there is none.</summary>
    public Criterion<TSubject> Find(Criterion<TSubject> criterion) =>
        _byId.GetValueOrDefault(criterion.Description.Id, criterion);

    private Criterion<TSubject> Take(
        Criterion<TSubject> criterion,
        object stage,
        object? trigger,
        DefinitionFaults faults)
    {
        var id = criterion.Description.Id;
        if (string.IsNullOrWhiteSpace(id))
        {
            faults.Add(stage, trigger, $"requires a criterion without an id ({criterion.Description.Title}).");
            return criterion;
        }

        if (criterion.Fault is { } fault)
            faults.Add(stage, trigger, fault + ".");

        if (!Enum.IsDefined(criterion.Description.Severity))
            faults.Add(
                stage,
                trigger,
                $"requires {id} with a severity of {criterion.Description.Severity}; it has to be "
                    + $"{string.Join(" or ", Enum.GetNames<Severity>())}.");

        if (criterion.Description.Timeout is { } timeout
            && (timeout <= TimeSpan.Zero || timeout > TimerRange.Longest))
            faults.Add(
                stage,
                trigger,
                $"requires {id} with a time-out of {timeout}; it has to be more than zero and at most "
                    + $"{TimerRange.Longest.Days} days.");

        if (!_byId.TryAdd(id, criterion) && !_byId[id].IsSameAs(criterion))
            faults.Add(
                stage,
                trigger,
                $"requires two different criteria with the id {id}; give each its own id, or declare one and use the "
                    + "same object.");

        return _byId[id];
    }
}
