namespace Lifecycle.Dashboard;

/// <summary>What waits, fails or has been given up. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Overdue">The first instances that have fallen due, the earliest first.</param>
/// <param name="Coming">The first instances that fall due later.</param>
/// <param name="DeadLetters">The first events that have failed too often.</param>
/// <param name="Waiting">The first events that are to be sent.</param>
/// <param name="PageSize">The most of each.</param>
internal sealed record OperationsModel(
    ShownLifecycle Lifecycle,
    IReadOnlyList<InstanceRow> Overdue,
    IReadOnlyList<InstanceRow> Coming,
    IReadOnlyList<OutgoingEvent> DeadLetters,
    IReadOnlyList<OutgoingEvent> Waiting,
    int PageSize)
{
    /// <summary>Who sends the events; <see langword="null"/> if no host has begun to.</summary>
    public StoredLease? Lease { get; init; }

    /// <summary>What a form has done; <see langword="null"/> if none was sent.</summary>
    public string? Done { get; init; }

    public bool MayAct { get; init; }

    public (string Name, string Value)? FormToken { get; init; }

    public static async ValueTask<OperationsModel> ReadAsync(DashboardCall call)
    {
        var (lifecycle, size) = (call.Lifecycle, call.Options.PageSize);
        var overdue = new List<InstanceRow>();
        var coming = new List<InstanceRow>();

        // Those that have fallen due come first, so that both lists are one query. More than two pages are never read.
        var query = new InstanceQuery
        {
            Lifecycle = lifecycle.Name,
            DueBy = DateTimeOffset.MaxValue,
            Limit = 2 * size,
        };
        await foreach (var stored in call.Store.QueryAsync(query, call.Cancelled).ConfigureAwait(false))
        {
            var list = stored.DueAt <= call.Now ? overdue : coming;
            if (list.Count < size)
                list.Add(InstanceRow.Of(stored, lifecycle.Pages));
        }

        return new(
            lifecycle,
            overdue,
            coming,
            await EventsAsync(call, isDead: true).ConfigureAwait(false),
            await EventsAsync(call, isDead: false).ConfigureAwait(false),
            size)
        {
            Lease = await call.Outbox.FindLeaseAsync(call.Cancelled).ConfigureAwait(false),
            MayAct = call.MayAct,
            FormToken = call.FormToken,
            Done = call.Query("done") switch
            {
                "retry" => "The event will be sent again.",
                "discard" => "The event was discarded. It will never be sent.",
                "gone" => "The event is no longer there: it was sent or discarded meanwhile.",
                _ => null,
            },
        };
    }

    /// <summary>Retries or discards the event of a form.</summary>
    /// <returns>What was done, for <see cref="Done"/>.</returns>
    public static async ValueTask<string> ActAsync(DashboardCall call, PostedForm form)
    {
        var (position, key, what) = (form.Number("position"), form.Required("key"), form.Required("do"));
        if (await FindAsync(call, position).ConfigureAwait(false) is not { } found || found.Key != key)
            return "gone";

        switch (what)
        {
            case "retry":
                return await call.Outbox.RetryAsync(found, call.Stopping).ConfigureAwait(false) ? "retry" : "gone";
            case "discard" when found.IsDead:
                await call.Outbox.DiscardAsync(found, call.Stopping).ConfigureAwait(false);
                return "discard";
            default:
                throw RequestException.Bad($"The dashboard cannot \"{ShortText.Of(what)}\" an event.");
        }
    }

    /// <summary>The event at a position. Only one of the lifecycle in the path is found.</summary>
    private static async ValueTask<OutgoingEvent?> FindAsync(DashboardCall call, long position)
    {
        foreach (var isDead in new[] { true, false })
        {
            var query = new EventQuery
            {
                Lifecycle = call.Lifecycle.Name,
                After = position - 1,
                Limit = 1,
                IsDead = isDead,
            };
            var found = await call.Store.FindEventsAsync(query, call.Cancelled).ConfigureAwait(false);
            if (found is [var outgoing] && outgoing.Position == position)
                return outgoing;
        }

        return null;
    }

    private static async ValueTask<IReadOnlyList<OutgoingEvent>> EventsAsync(DashboardCall call, bool isDead)
    {
        var query = new EventQuery
        {
            Lifecycle = call.Lifecycle.Name,
            IsDead = isDead,
            Limit = call.Options.PageSize,
        };
        return await call.Store.FindEventsAsync(query, call.Cancelled).ConfigureAwait(false);
    }
}
