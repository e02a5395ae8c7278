namespace Lifecycle.Dashboard;

/// <summary>A page of instances. Immutable.</summary>
/// <param name="Lifecycle">The lifecycle.</param>
/// <param name="Filter">Which instances.</param>
/// <param name="Rows">The instances.</param>
/// <param name="Next">Where the next page begins; <see langword="null"/> if there is none.</param>
/// <param name="IsCut">
/// Whether the page ends because it has looked at <see cref="MostRead"/> instances, and not because it is full.
/// </param>
internal sealed record InstancesModel(
    ShownLifecycle Lifecycle, InstancesFilter Filter, IReadOnlyList<InstanceRow> Rows, string? Next, bool IsCut)
{
    /// <summary>The most instances that are read for one page, however few of them it shows.</summary>
    public const int MostRead = 1000;

    public static async ValueTask<InstancesModel> ReadAsync(DashboardCall call, StageCounts counts)
    {
        var filter = InstancesFilter.Read(call);
        return filter is { IsFiltered: true, Stage: not null }
            && await ReadStageAsync(call, filter, counts).ConfigureAwait(false) is { } ofStage
                ? ofStage
                : await WalkAsync(call, filter).ConfigureAwait(false);
    }

    /// <summary>Reads along the index that gives the rows in their order.</summary>
    private static async ValueTask<InstancesModel> WalkAsync(DashboardCall call, InstancesFilter filter)
    {
        var size = call.Options.PageSize;
        var most = filter.IsFiltered ? MostRead : size + 1;
        var rows = new List<InstanceRow>();
        if (filter is { Id: { } id, Due: null, After: null }
            && await InstanceRow.FindAsync(call, id).ConfigureAwait(false) is { } exact
            && filter.Matches(call, exact.Stored))
            rows.Add(exact);

        var read = 0;
        StoredInstance? last = null;
        var found = InstanceRow.QueryAsync(call, filter.Query(call) with { Limit = most });
        await foreach (var row in found.ConfigureAwait(false))
        {
            // The ids with one beginning follow each other.
            if (filter is { Id: { } start, Due: null } && !row.Stored.Id.StartsWith(start, StringComparison.Ordinal))
                break;

            (read, last) = (read + 1, row.Stored);
            if (!filter.IsFiltered || filter.Matches(call, row.Stored))
                rows.Add(row);
            if (rows.Count > size)
                break;
        }

        var isCut = filter.IsFiltered && rows.Count <= size && read == most;
        var end = rows.Count > size ? rows[size - 1].Stored : isCut ? last : null;
        return new(
            call.Lifecycle, filter, [.. rows.Take(size)], end is null ? null : filter.EndAt(end), isCut);
    }

    /// <summary>
    /// Reads a whole stage, if few instances are in it. Along the index of due dates, or of what blocks, there might be
    /// a million between two of them.
    /// </summary>
    /// <returns><see langword="null"/> if there are many, or no one knows.</returns>
    private static async ValueTask<InstancesModel?> ReadStageAsync(
        DashboardCall call, InstancesFilter filter, StageCounts counts)
    {
        if (counts.Known(call)?.In(call.Lifecycle.Within(filter.Stage!)) is not <= MostRead)
            return null;

        var (size, read) = (call.Options.PageSize, 0);
        var rows = new List<InstanceRow>();
        var all = InstanceRow.QueryAsync(call, filter.OfStage(call) with { Limit = MostRead + 1 });
        await foreach (var row in all.ConfigureAwait(false))
        {
            read++;
            if (filter.Matches(call, row.Stored) && filter.IsBehind(row.Stored))
                rows.Add(row);
        }

        if (read > MostRead)
            return null;

        var page = rows
            .OrderBy(row => filter.Due is null ? null : row.Stored.UnsettledAt)
            .ThenBy(row => row.Stored.Id, StringComparer.Ordinal)
            .Take(size)
            .ToArray();
        return new(
            call.Lifecycle, filter, page, rows.Count > size ? filter.EndAt(page[^1].Stored) : null, IsCut: false);
    }
}
