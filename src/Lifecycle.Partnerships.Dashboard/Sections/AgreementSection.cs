using System.Globalization;
using Lifecycle.Dashboard;
using static Lifecycle.Dashboard.Html;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>The agreement: its term, its terms, and every version with its signatures.</summary>
internal sealed class AgreementSection : PartnershipSection
{
    protected override Node Content() => Partnership.Agreement.Versions.Count == 0
        ? E("p.none")["No agreement has been drafted yet."]
        : Node.Of(
        [
            Partnership.Agreement.Current is { } current ? Terms(current) : default(Node),
            ReportParts.Table(
                "Versions of the agreement, the latest first",
                ["Version", "State", "Signed by", "Yet to sign"],
                Partnership.Agreement.Versions.Reverse().Select(version => (Node)Row(version))),
        ]);

    private Node Terms(AgreementVersion version)
    {
        var terms = version.Terms;
        return Node.Of(
        [
            E("h3")[string.Create(CultureInfo.InvariantCulture, $"Terms of version {version.Number}")],
            E("dl.terms")[
                Term("Term", terms.Term is { } term ? Duration(term, version) : default),
                Term("Renewal", Text(terms.Term?.Renewal)),
                Term("Notice", Text(terms.Notice)),
                Term("Withdrawal", Text(terms.Withdrawal)),
                Term("Dissolution", Text(terms.Dissolution)),
                Term("Pooled fund", terms.PooledFund is { } fund ? Fund(fund) : default)],
        ]);
    }

    private static Node Term(string name, Node? value) => value is null
        ? default(Node)
        : Node.Of([E("dt")[name], E("dd")[value.Value]]);

    private static Node? Text(string? text) => text is null ? default(Node?) : T(text);

    private Node? Duration(AgreementTerm term, AgreementVersion version) => Node.Of(
    [
        term.Start is { } start ? Days.Of(start) : "from when it comes into force",
        " to ",
        term.End is { } end ? Days.Of(end) : "no end",
        version.Number == Partnership.Agreement.InForce?.Number && Partnership.Agreement.IsExpired
            ? E("b.bad")[" expired"]
            : null,
        term.NoticeDays is { } days ? string.Create(CultureInfo.InvariantCulture, $", {days} days’ notice") : null,
    ]);

    private static Node? Fund(PooledFundSchedule fund) => Node.Of(
    [
        T(fund.Amount is { } amount ? Words.Of(amount) : fund.Contributions ?? "of unstated size"),
        fund.FundManagement is null ? null : ", managed: ",
        fund.FundManagement is null ? null : T(fund.FundManagement),
    ]);

    private Element Row(AgreementVersion version)
    {
        var signed = version.Signatures.Where(signature => signature.Stands).ToArray();
        return E("tr")[
            E("th").Set("scope", "row")[
                string.Create(CultureInfo.InvariantCulture, $"Version {version.Number}"),
                E("small")[T(version.Document)]],
            ReportParts.Cell("State", State(version)),
            ReportParts.Cell("Signed by", signed.Length == 0
                ? E("span.soft")["no one"]
                : E("ul")[Each(signed, signature => (Node)E("li")[
                    T(signature.Partner), " on ", Days.Of(signature.At, Partnership)])]),
            ReportParts.Cell("Yet to sign", Missing(version))];
    }

    private Node State(AgreementVersion version)
    {
        if (version.Withdrawal is { } withdrawal)
            return Node.Of(["withdrawn on ", Days.Of(withdrawal.At, Partnership), ": ", T(withdrawal.Reason)]);

        var isInForce = version.Number == Partnership.Agreement.InForce?.Number;
        return version.InForceSince is { } since
            ? Node.Of(
            [
                isInForce ? E("b.ok")["in force"] : "was in force", isInForce ? " since " : " from ",
                Days.Of(since, Partnership),
            ])
            : Node.Of(
            [
                IsOpen(version) ? E("b")["draft"] : "replaced draft", " of ", Days.Of(version.DraftedAt, Partnership),
            ]);
    }

    private Node Missing(AgreementVersion version)
    {
        var isAsked = IsOpen(version) || version.Number == Partnership.Agreement.InForce?.Number;
        string[] missing = isAsked
            ? [.. Partnership.Members.Committed.Where(each => !version.IsSignedBy(each)).Select(each => each.Name)]
            : [];
        return missing.Length == 0 ? E("span.soft")["–"] : E("span.bad")[List(missing)];
    }

    /// <summary>Whether it is a draft that can still be signed.</summary>
    private bool IsOpen(AgreementVersion version) =>
        version.InForceSince is null
        && version.Number == Partnership.Agreement.Latest?.Number
        && Partnership.Record.EndedAt is null;
}
