using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The partners with their membership, what they contribute, and what they still owe.</summary>
internal sealed class PartnersSection : PartnershipSection
{
    protected override Node Content()
    {
        var left = Partnership.Members.Where(partner => partner.HasLeft).ToArray();
        return Node.Of(
        [
            Table(Partnership.Members.Where(partner => !partner.HasLeft), "Partners"),
            left.Length == 0
                ? null
                : E("details.settled")[
                    E("summary")[left.Length == 1 ? "1 has left" : $"{left.Length} have left"],
                    Table(left, "Partners that have left")],
        ]);
    }

    private Element Table(IEnumerable<Partner> partners, string caption) => ReportParts.Table(
        caption, ["Partner", "Membership", "Contributes", "Still owes"], partners.Select(each => (Node)Row(each)));

    private Element Row(Partner partner)
    {
        var owed = Owed.By(partner, Partnership).ToArray();
        return E("tr")[
            E("th").Set("scope", "row")[
                T(partner.Name),
                E("small")[
                    Words.Of(partner.Sector),
                    partner.PartOf is null ? null : ", part of ",
                    partner.PartOf is null ? null : T(partner.PartOf)],
                partner.FormerNames.IsEmpty
                    ? null
                    : E("small")["Formerly ", List(partner.FormerNames.Select(former => former.Name))]],
            ReportParts.Cell("Membership", Membership(partner)),
            ReportParts.Cell("Contributes", Contribution(partner.Contribution)),
            ReportParts.Cell("Still owes", owed.Length == 0
                ? E("span.ok")["nothing"]
                : E("ul.owes")[Each(owed, each => (Node)E("li")[T(each)])])];
    }

    private Element Membership(Partner partner)
    {
        var isAtRisk = partner.Stage is MembershipStage.OnNotice or MembershipStage.InBreach;
        return E("span")[
            E(isAtRisk ? "b.bad" : "b")[Words.Of(partner.Stage)],
            partner.StageEnteredAt is null ? null : " since ",
            partner.StageEnteredAt is { } since ? Days.Of(since, Partnership) : null];
    }

    private static Node Contribution(Contribution? contribution) => contribution is null
        ? E("span.soft")["–"]
        : Node.Of(
        [
            T(contribution.Role), ": ", T(contribution.Resources),
            contribution.Amount is null ? null : ", ",
            contribution.Amount is { } amount ? T(Words.Of(amount)) : null,
        ]);
}
