using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The register of risks, challenges and opportunities: what is closed is folded away.</summary>
internal sealed class RisksSection : PartnershipSection
{
    protected override Node Content()
    {
        var byScore = Partnership.Risks.OrderByDescending(risk => risk.Score).ToArray();
        var closed = byScore.Where(risk => risk.Status == RiskStatus.Closed).ToArray();
        var open = byScore.Where(risk => risk.Status != RiskStatus.Closed).ToArray();
        return Node.Of(
        [
            open.Length == 0 ? E("p.none")["No risk is open."] : ReportParts.Risks(open),
            closed.Length == 0
                ? null
                : E("details.settled")[E("summary")[$"{closed.Length} closed"], ReportParts.Risks(closed)],
        ]);
    }
}
