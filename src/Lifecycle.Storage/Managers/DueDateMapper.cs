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

    /// <summary>The due dates of an instance. Those that it had before keep what was tried.</summary>
    public StoredDueDate[] Of(
        LifecycleInstance<TStage, TTrigger, TSubject> instance, IReadOnlyList<StoredDueDate> before) =>
        [
            .. instance
                .DueDates()
                .Select(Stored)
                .Select(due => before.FirstOrDefault(each =>
                    (each.Trigger, each.At, each.Fault) == (due.Trigger, due.At, due.Fault)) ?? due),
        ];

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
