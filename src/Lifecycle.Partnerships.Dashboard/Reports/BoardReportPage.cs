using System.Globalization;
using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The report to the board, as a page that prints on A4.</summary>
internal sealed class BoardReportPage : ReportSection
{
    protected override Node Content(BoardReport report) => E("article.board")[
        E("h1")[T(report.Partnership)],
        E("p.standing")[ReportParts.Standing(report, Partnership), " ", Standing(report)],
        E("p.when")["Report to the board, ", Days.Of(report.At, Partnership)],
        Section("Why", report.Reasons.Count == 0 ? default(Node?) : ReportParts.Reasons(report)),
        E("div.pair")[
            Section("Gates ahead", report.Gates.Count == 0 ? default(Node?) : Gates(report)),
            Section(
                "Due items",
                report.Overdue.Count + report.Due.Count == 0
                    ? default(Node?)
                    : ReportParts.Due(report, Partnership))],
        Section(
            "Benefits", report.Benefits.Count == 0 ? default(Node?) : ReportParts.Benefits(report, Partnership)),
        Section("Risks", report.Risks.Count == 0 ? default(Node?) : ReportParts.Risks(report.Risks)),
        E("div.pair")[
            Section("Partners", Partners()),
            Section("Waivers", report.Waivers.Count == 0 ? default(Node?) : ReportParts.Texts(report.Waivers))],
        E("p.print")["This page prints on A4."]];

    private Node Standing(BoardReport report) => Node.Of(
    [
        E("b")[StoredPartnership.StageName(Instance, Services)],
        string.Create(CultureInfo.InvariantCulture, $", cycle {report.Cycle}"),
        report.Since is null ? null : ", since ",
        report.Since is { } since ? Days.Of(since, Partnership) : null,
        report.AgreementEnds is null ? null : "; last day of the agreement ",
        report.AgreementEnds is { } end ? Days.Of(end) : null,
    ]);

    private Node? Partners()
    {
        var partners = Partnership.Members.Where(partner => !partner.HasLeft).ToArray();
        return partners.Length == 0
            ? default(Node?)
            : E("ul.log")[Each(partners, partner => (Node)E("li")[
                T(partner.Name), ": ", Words.Of(partner.Stage),
                Until(" until ", partner.Stage == MembershipStage.OnNotice ? partner.Notice?.EndsAt : null),
                Until(", to be remedied by ", partner.Breach?.RemedyBy)])];
    }

    private Node Until(string words, DateTimeOffset? at) => at is null
        ? default(Node)
        : Node.Of([words, Days.Of(at.Value, Partnership)]);

    private static Node Section(string title, Node? content) => content is null
        ? default(Node)
        : E("section")[E("h2")[title], content.Value];

    private static Element Gates(BoardReport report) => E("ul.gates")[Each(report.Gates, gate => (Node)E("li")[
        E("b")[Words.Begin(gate.Trigger)], " to ", T(gate.To), ": ",
        gate.Missing.Count == 0
            ? E("span.ok")["ready"]
            : E("span.bad")[string.Create(CultureInfo.InvariantCulture, $"{gate.Missing.Count} missing")],
        gate.Missing.Count == 0
            ? null
            : E("ul")[Each(gate.Missing, missing => (Node)E("li")[T(missing)])]])];
}
