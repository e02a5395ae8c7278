using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lifecycle.Dashboard;

/// <summary>What waits, fails or has been given up. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Overdue">Instances of which a due date has fallen due, the earliest first.</param>
/// <param name="Coming">Instances of which none has, and one falls due later.</param>
/// <param name="DeadLetters">Events that have failed too often.</param>
/// <param name="Waiting">Events that are to be sent.</param>
internal sealed record OperationsModel(
    ShownLifecycle Lifecycle,
    Slice<InstanceRow> Overdue,
    Slice<InstanceRow> Coming,
    Slice<OutgoingEvent> DeadLetters,
    Slice<OutgoingEvent> Waiting)
{
    /// <summary>The name that the check has by default.</summary>
    private const string HealthCheck = "lifecycles";

    /// <summary>Who sends the events; <see langword="null"/> if no host has begun to.</summary>
    public StoredLease? Lease { get; init; }

    /// <summary>
    /// What the host's health check of lifecycles says against this one; <see langword="null"/> if the host has none.
    /// </summary>
    public IReadOnlyList<string>? Problems { get; init; }

    /// <summary>What a form has done; <see langword="null"/> if none was sent.</summary>
    public string? Done { get; init; }

    public bool MayAct { get; init; }

    public (string Name, string Value)? FormToken { get; init; }

    public static async ValueTask<OperationsModel> ReadAsync(DashboardCall call)
    {
        var (lifecycle, now) = (call.Lifecycle, call.Now);
        return new(
            lifecycle,
            await DueAsync(call, "overdue", now, null).ConfigureAwait(false),
            await DueAsync(call, "later", DateTimeOffset.MaxValue, new(now.AddTicks(1), "")).ConfigureAwait(false),
            await EventsAsync(call, "dead", isDead: true).ConfigureAwait(false),
            await EventsAsync(call, "waiting", isDead: false).ConfigureAwait(false))
        {
            Lease = await call.Outbox.FindLeaseAsync(call.Cancelled).ConfigureAwait(false),
            Problems = await ProblemsAsync(call).ConfigureAwait(false),
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

    /// <summary>Reads the page of a list of due dates that the address asks for.</summary>
    private static async ValueTask<Slice<InstanceRow>> DueAsync(
        DashboardCall call, string list, DateTimeOffset by, DuePosition? start)
    {
        var (after, size) = (call.Query(list), call.Options.PageSize);
        var query = new InstanceQuery
        {
            Lifecycle = call.Lifecycle.Name,
            UnsettledBy = by,
            AfterDue = DuePositions.Read(after, list) ?? start,
            Limit = size + 1,
        };
        var found = await InstanceRow.QueryAsync(call, query).ToListAsync(call.Cancelled).ConfigureAwait(false);
        return Slice<InstanceRow>.Of(found, size, after, row => DuePositions.Text(
            new(row.Stored.UnsettledAt ?? DateTimeOffset.MinValue, row.Stored.Id)));
    }

    private static async ValueTask<IReadOnlyList<string>?> ProblemsAsync(DashboardCall call)
    {
        if (call.Http.RequestServices.GetService<HealthCheckService>() is not { } checks)
            return null;

        var report = await checks.CheckHealthAsync(check => check.Name == HealthCheck, call.Cancelled)
            .ConfigureAwait(false);
        var beginning = $"{call.Lifecycle.Name}: ";
        return report.Entries.Count == 0
            ? null
            :
            [
                .. report.Entries.Values
                    .SelectMany(entry => (entry.Description ?? "").Split('\n'))
                    .Where(line => line.StartsWith(beginning, StringComparison.Ordinal))
                    .Select(line => line[beginning.Length..]),
            ];
    }

    private static async ValueTask<Slice<OutgoingEvent>> EventsAsync(DashboardCall call, string list, bool isDead)
    {
        var (after, size) = (call.Query(list), call.Options.PageSize);
        var query = new EventQuery
        {
            Lifecycle = call.Lifecycle.Name,
            IsDead = isDead,
            After = call.Number(list) ?? 0,
            Limit = size + 1,
        };
        try
        {
            return Slice<OutgoingEvent>.Of(
                await call.Store.FindEventsAsync(query, call.Cancelled).ConfigureAwait(false),
                size,
                after,
                outgoing => outgoing.Position.ToString(CultureInfo.InvariantCulture));
        }
        catch (LifecycleException exception) when (exception is not LifecycleStoreException)
        {
            return new([], after is null, null) { Problem = exception.Message };
        }
    }
}
