using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The register of benefits, against baseline and target.</summary>
internal sealed class BenefitsSection : ReportSection
{
    protected override Node Content(BoardReport report) => report.Benefits.Count == 0
        ? E("p.none")["No benefit is in the register yet."]
        : ReportParts.Benefits(report, Partnership);
}
