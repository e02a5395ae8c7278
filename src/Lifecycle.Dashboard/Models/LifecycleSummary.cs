namespace Lifecycle.Dashboard;

/// <summary>A lifecycle on the overview. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Counted">The instances by stage; <see langword="null"/> if they are still being counted.</param>
/// <param name="Overdue">How many have a due date that is past and has led to no accepted fire.</param>
/// <param name="DeadLetters">How many events have failed too often.</param>
/// <param name="Problem">Why the store could not be read; <see langword="null"/> if it could.</param>
internal sealed record LifecycleSummary(
    ShownLifecycle Lifecycle,
    CountedStages? Counted,
    Bounded Overdue,
    Bounded DeadLetters,
    (string Heading, string Text)? Problem = null)
{
    public bool NeedsAttention =>
        Problem is not null || Counted?.Stranded.Count > 0 || Overdue.Count > 0 || DeadLetters.Count > 0
        || Lifecycle.Findings.Count > 0;

    public static async ValueTask<LifecycleSummary> ReadAsync(
        DashboardCall call, ShownLifecycle lifecycle, StageCounts counts)
    {
        try
        {
            var store = call.OutboxOf(lifecycle).Store;
            return new(
                lifecycle,
                await counts.OfAsync(call, lifecycle).ConfigureAwait(false),
                await OverdueAsync(call, lifecycle, store).ConfigureAwait(false),
                await DeadLettersAsync(call, lifecycle, store).ConfigureAwait(false));
        }
        catch (LifecycleException exception)
        {
            DashboardLog.Failed(call.Http, exception, lifecycle.Name);
            var heading = exception is LifecycleStoreException
                ? "The store does not answer. "
                : "What is stored cannot be read. ";
            return new(lifecycle, null, default, default, (heading, ExceptionText.Of(exception)));
        }
    }

    private static async ValueTask<Bounded> OverdueAsync(
        DashboardCall call, ShownLifecycle lifecycle, ILifecycleStore store)
    {
        var found = 0;
        var query = new InstanceQuery
        {
            Lifecycle = lifecycle.Name,
            UnsettledBy = call.Now,
            Limit = Bounded.Limit + 1,
            Unreadable = _ => found++,
        };
        await foreach (var _ in store.QueryAsync(query, call.Cancelled).ConfigureAwait(false))
            found++;

        return Bounded.Of(found);
    }

    private static async ValueTask<Bounded> DeadLettersAsync(
        DashboardCall call, ShownLifecycle lifecycle, ILifecycleStore store)
    {
        var query = new EventQuery { Lifecycle = lifecycle.Name, IsDead = true, Limit = Bounded.Limit + 1 };
        return Bounded.Of((await store.FindEventsAsync(query, call.Cancelled).ConfigureAwait(false)).Count);
    }
}
