using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The rating of a partnership with its reasons, what is overdue, and what falls due.</summary>
internal sealed class StandingSection : ReportSection
{
    protected override Node Content(BoardReport report) => Node.Of(
    [
        E("p.standing")[ReportParts.Standing(report, Partnership)],
        Reasons(report),
        report.Overdue.Count + report.Due.Count == 0
            ? default
            : Node.Of([E("h3")["Due items"], ReportParts.Due(report, Partnership)]),
        report.Waivers.Count == 0
            ? default
            : Node.Of([E("h3")["Waivers"], ReportParts.Texts(report.Waivers)]),
    ]);

    private Node Reasons(BoardReport report)
    {
        if (Partnership.Record.EndedAt is not null)
            return default;

        return report.Reasons.Count == 0
            ? E("p.none")["Nothing is overdue, lapsed or at high risk."]
            : ReportParts.Reasons(report);
    }
}
