namespace Lifecycle.Dashboard;

/// <summary>What the overview shows. Immutable.</summary>
/// <param name="Lifecycles">Each lifecycle.</param>
internal sealed record OverviewModel(IReadOnlyList<LifecycleSummary> Lifecycles)
{
    public static async ValueTask<OverviewModel> ReadAsync(DashboardCall call, StageCounts counts)
    {
        var summaries = new List<LifecycleSummary>();
        foreach (var lifecycle in call.Site.Lifecycles)
            summaries.Add(await LifecycleSummary.ReadAsync(call, lifecycle, counts).ConfigureAwait(false));

        return new(summaries);
    }
}
