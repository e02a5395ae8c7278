using System.Globalization;

namespace Lifecycle.Partnerships.Dashboard;

/// <summary>What a partner has yet to do for the partnership.</summary>
internal static class Owed
{
    /// <summary>What it owes, each as a noun; empty if nothing, and once the partnership or its membership is
    /// over.</summary>
    public static IEnumerable<string> By(Partner partner, Partnership partnership)
    {
        if (partner.HasLeft || partnership.Record.EndedAt is not null)
            return [];

        return partner.IsCommitted ? OfCommitted(partner, partnership) : ["its commitment in writing"];
    }

    private static IEnumerable<string> OfCommitted(Partner partner, Partnership partnership)
    {
        if (partner.Breach is { } breach)
            yield return $"the remedy of its breach by {Day(breach.RemedyBy, partnership)}: {breach.Breach}";
        if (partner is { Stage: MembershipStage.OnNotice, Notice.EndsAt: { } end })
        {
            yield return end <= partnership.Clock.GetUtcNow()
                ? "the record of its withdrawal: its notice is over"
                : $"its part until its notice ends on {Day(end, partnership)}";
        }

        if (partnership.JointAims is not null && !partner.AcknowledgesAims)
            yield return "its acknowledgement of the joint aims";
        if (partner.Contribution is null)
            yield return "what it contributes";
        if (partner.DueDiligence is null)
            yield return "its due diligence";
        foreach (var version in ToSign(partnership).Where(version => !version.IsSignedBy(partner)))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"its signature on version {version.Number} of the agreement");
        }
    }

    /// <summary>The version in force, and the one that is to replace it.</summary>
    private static IEnumerable<AgreementVersion> ToSign(Partnership partnership) =>
        new[] { partnership.Agreement.InForce, partnership.Agreement.Latest }.OfType<AgreementVersion>().Distinct();

    private static string Day(DateTimeOffset at, Partnership partnership) =>
        Days.DayOf(at, partnership).ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
