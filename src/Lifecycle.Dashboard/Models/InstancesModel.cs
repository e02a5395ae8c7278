namespace Lifecycle.Dashboard;

/// <summary>A page of instances. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Filter">Which instances.</param>
/// <param name="Rows">The instances.</param>
/// <param name="IsMore">Whether there are more behind them.</param>
internal sealed record InstancesModel(
    ShownLifecycle Lifecycle, InstancesFilter Filter, IReadOnlyList<InstanceRow> Rows, bool IsMore)
{
    public static async ValueTask<InstancesModel> ReadAsync(DashboardCall call)
    {
        var (lifecycle, filter, size) = (call.Lifecycle, InstancesFilter.Read(call), call.Options.PageSize);
        var rows = new List<InstanceRow>();
        if (filter is { Id: { } id, After: null }
            && await FindAsync(call, filter, id).ConfigureAwait(false) is { } exact)
            rows.Add(exact);

        await foreach (var stored in call.Store.QueryAsync(filter.Query(call, size + 1), call.Cancelled)
            .ConfigureAwait(false))
        {
            // The ids with one beginning follow each other.
            if (filter.Id is not null && !stored.Id.StartsWith(filter.Id, StringComparison.Ordinal))
                break;

            rows.Add(InstanceRow.Of(stored, lifecycle.Pages));
            if (rows.Count > size)
                break;
        }

        return new(lifecycle, filter, [.. rows.Take(size)], rows.Count > size);
    }

    /// <summary>The instance with exactly that id, if it is one of those that are looked for.</summary>
    private static async ValueTask<InstanceRow?> FindAsync(DashboardCall call, InstancesFilter filter, string id)
    {
        var stored = await call.Store.FindAsync(call.Lifecycle.Name, id, call.Cancelled).ConfigureAwait(false);
        return stored is not null
            && (filter.Stage is null || call.Lifecycle.Within(filter.Stage).Contains(stored.Stage))
            && (filter.BlockedBy is null || stored.BlockedBy.Contains(filter.BlockedBy))
                ? InstanceRow.Of(stored, call.Lifecycle.Pages)
                : null;
    }
}
