namespace Lifecycle.Dashboard;

/// <summary>A lifecycle on the overview. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Stages">How many instances are in each stage that the definition has.</param>
/// <param name="Stranded">How many are in stages that it does not have, by their text.</param>
/// <param name="Overdue">How many have a due date that is past and was not tried.</param>
/// <param name="DeadLetters">How many events have failed too often.</param>
/// <param name="Problem">Why the store did not answer; <see langword="null"/> if it did.</param>
internal sealed record LifecycleSummary(
    ShownLifecycle Lifecycle,
    IReadOnlyList<StageShare> Stages,
    IReadOnlyList<KeyValuePair<string, long>> Stranded,
    Bounded Overdue,
    Bounded DeadLetters,
    string? Problem = null)
{
    public long Total => Stages.Sum(stage => stage.Count) + Stranded.Sum(stage => stage.Value);

    public bool NeedsAttention =>
        Problem is not null || Stranded.Count > 0 || Overdue.Count > 0 || DeadLetters.Count > 0
        || Lifecycle.Findings.Count > 0;

    public static async ValueTask<LifecycleSummary> ReadAsync(
        DashboardCall call, ShownLifecycle lifecycle, StageCounts counts)
    {
        try
        {
            var store = call.OutboxOf(lifecycle).Store;
            var counted = await counts.OfAsync(lifecycle.Name, store, call.Now, call.Cancelled).ConfigureAwait(false);
            return new(
                lifecycle,
                [
                    .. lifecycle.PlainStages.Select(stage =>
                        new StageShare(stage, counted.GetValueOrDefault(stage.KeyText))),
                ],
                [
                    .. counted.Where(each => !lifecycle.Graph.Contains(each.Key))
                        .OrderBy(each => each.Key, StringComparer.Ordinal),
                ],
                await OverdueAsync(call, lifecycle, store).ConfigureAwait(false),
                await DeadLettersAsync(call, lifecycle, store).ConfigureAwait(false));
        }
        catch (LifecycleStoreException exception)
        {
            DashboardLog.Failed(call.Http, exception, lifecycle.Name);
            return new(lifecycle, [], [], default, default, ExceptionText.Of(exception));
        }
    }

    private static async ValueTask<Bounded> OverdueAsync(
        DashboardCall call, ShownLifecycle lifecycle, ILifecycleStore store)
    {
        var found = 0;
        var query = new InstanceQuery { Lifecycle = lifecycle.Name, DueBy = call.Now, Limit = Bounded.Limit + 1 };
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
