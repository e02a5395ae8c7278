namespace Lifecycle;

/// <summary>Maps the due dates of an instance to what a store keeps, and back. Immutable.</summary>
internal sealed class DueDateMapper<TStage, TTrigger, TSubject>(
    StoredKeys<TStage, TTrigger> keys, TimeProvider clock)
    where TStage : notnull
    where TTrigger : notnull
{
    private const int LongestFault = 500;

    /// <summary>
    /// The untried due dates at or before an instant, the earliest first, also those that could not be read.
    /// </summary>
    public IEnumerable<(StoredDueDate Stored, DueDate<TTrigger> Due)> DueBy(
        StoredInstance stored,
        DateTimeOffset now) =>
        from date in stored.DueDates
        where !date.IsTried && date.FiresAt <= now && keys.TryTrigger(date.Trigger, out _)
        orderby date.FiresAt
        select (
            date,
            new DueDate<TTrigger>(keys.TryTrigger(date.Trigger, out var trigger) ? trigger : default!, date.At));

    /// <summary>
    /// The due dates of an instance, for a write with an entry. Those that it had before keep what was tried.
    /// </summary>
    public StoredDueDate[] Of(
        LifecycleInstance<TStage, TTrigger, TSubject> instance, IReadOnlyList<StoredDueDate> before) =>
        [
            .. instance
                .DueDates()
                .Select(Stored)
                .Select(due =>
                    before.FirstOrDefault(each =>
                        (each.Trigger, each.At, each.Fault) == (due.Trigger, due.At, due.Fault)) is { } same
                        ? same with { IsReadLater = false }
                        : due),
        ];

    /// <summary>
    /// The due dates once some that could not be read can be, for a write without an entry: no trigger comes or goes,
    /// since the last entry proves them. One that turns out to have no due date counts as tried.
    /// </summary>
    public StoredDueDate[] ReadLater(
        LifecycleInstance<TStage, TTrigger, TSubject> instance, IReadOnlyList<StoredDueDate> before)
    {
        var known = before.Where(due => due.Fault is null).Select(due => (due.Trigger, due.At)).ToHashSet();
        var read = instance
            .DueDates()
            .Select(Stored)
            .Where(due => !known.Contains((due.Trigger, due.At)))
            .ToLookup(due => due.Trigger, StringComparer.Ordinal);
        return
        [
            .. before.Select(due =>
                due.Fault is null || due.IsTried ? due
                : read[due.Trigger].FirstOrDefault() is not { } found ? due with { IsTried = true }
                : found.Fault is null ? found with { IsReadLater = true }
                : due),
        ];
    }

    /// <summary>The due date with one more attempt: each waits twice as long as the one before.</summary>
    public StoredDueDate AfterFailure(StoredDueDate due, string error) => due with
    {
        Attempts = due.Attempts + 1,
        LastError = Shortened(error),
        NextAttempt = clock.GetUtcNow() + BackOff.After(due.Attempts + 1),
    };

    private StoredDueDate Stored(DueDate<TTrigger> due)
    {
        var trigger = keys.TriggerText(due.Trigger);
        return due.Exception is { } exception
            ? new(trigger, clock.GetUtcNow(), Fault: Shortened(ExceptionText.Of(exception)))
            : new(trigger, due.DueAt.ToUniversalTime());
    }

    private static string Shortened(string fault) =>
        OneLineText.Of(fault.Length <= LongestFault ? fault : $"{fault.AsSpan(0, LongestFault)}…");
}
