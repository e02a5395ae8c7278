using Lifecycle.Dashboard;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>A section that shows a part of the report to the board.</summary>
internal abstract class ReportSection : PartnershipSection
{
    private BoardReport? _report;

    protected override async Task OnInitializedAsync() =>
        _report = await StoredPartnership.ReportAsync(Instance, Services).ConfigureAwait(true);

    /// <summary>Nothing is there to render until the report is.</summary>
    protected sealed override Node Content() => _report is null ? default : Content(_report);

    protected abstract Node Content(BoardReport report);
}
