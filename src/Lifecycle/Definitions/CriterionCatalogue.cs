namespace Lifecycle;

/// <summary>Keeps one criterion for each id of a lifecycle.</summary>
internal sealed class CriterionCatalogue<TSubject>
{
    private readonly Dictionary<string, Criterion<TSubject>> _byId = [];

    public IReadOnlyCollection<Criterion<TSubject>> All => _byId.Values;

    /// <summary>The criteria as the lifecycle knows them. Anything wrong with them becomes a fault.</summary>
    /// <param name="criteria">The criteria.</param>
    /// <param name="stage">The stage that requires them; null if none does.</param>
    /// <param name="trigger">The trigger that requires them; null if none does.</param>
    /// <param name="faults">Receives the faults.</param>
    /// <param name="place">What requires them, if neither a stage nor a trigger does.</param>
    public Criterion<TSubject>[] Take(
        List<Criterion<TSubject>> criteria,
        object? stage,
        object? trigger,
        DefinitionFaults faults,
        string? place = null) =>
        criteria.Count == 0
            ? []
            :
            [
                .. criteria
                    .Select(criterion => Take(criterion, fault =>
                        faults.Add(stage, trigger, place is null ? fault : $"{place} {fault}")))
                    .Distinct(),
            ];

    /// <summary>The criterion kept under the same id; the given one if there is none.</summary>
    public Criterion<TSubject> Find(Criterion<TSubject> criterion) =>
        _byId.GetValueOrDefault(criterion.Description.Id, criterion);

    private Criterion<TSubject> Take(Criterion<TSubject> criterion, Action<string> add)
    {
        var id = criterion.Description.Id;
        if (string.IsNullOrWhiteSpace(id))
        {
            add($"requires a criterion without an id ({criterion.Description.Title}).");
            return criterion;
        }

        if (criterion.Fault is { } fault)
            add($"requires {id}, but {fault}.");

        if (!Enum.IsDefined(criterion.Description.Severity))
            add(
                $"requires {id} with a severity of {criterion.Description.Severity}; it has to be "
                    + $"{string.Join(" or ", Enum.GetNames<Severity>())}.");

        if (criterion.Description.Timeout is { } timeout
            && (timeout <= TimeSpan.Zero || timeout > TimerRange.Longest))
            add(
                $"requires {id} with a time-out of {timeout}; it has to be more than zero and at most "
                    + $"{TimerRange.Longest.Days} days.");

        if (!_byId.TryAdd(id, criterion) && !_byId[id].IsSameAs(criterion))
            add(
                $"requires two different criteria with the id {id}; give each its own id, or declare one and use the "
                    + "same object.");

        return _byId[id];
    }
}
