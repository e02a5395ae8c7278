using System.Collections;
using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>Checks a restored record against the rules that a partnership enforces.</summary>
internal static partial class RecordCheck
{
    /// <exception cref="PartnershipRuleException">The record breaks a rule.</exception>
    public static void Check(Partnership partnership)
    {
        var record = partnership.Record;
        Require(!string.IsNullOrWhiteSpace(record.Name), "it has no name");
        Require(record.Cycle is >= 1 and < int.MaxValue, $"its cycle is {record.Cycle}");
        Require(Enum.IsDefined(record.Kind), "its kind of collaboration is not defined");
        Require(
            record.ReviewsBefore >= 0 && record.ReviewsBefore <= record.Reviews.Count,
            "its count of earlier reviews is out of range");
        Require(
            record.ReviewsBeforeCycle >= 0 && record.ReviewsBeforeCycle <= record.Reviews.Count,
            "its count of the reviews of earlier cycles is out of range");
        Require(
            record.EarlierPapers.TrueForAll(papers => papers?.Cycle >= 1 && papers.Cycle <= record.Cycle),
            "its papers of earlier endings do not belong to this cycle or an earlier one");
        Require(
            record.ReviewsBeforeAttempt >= 0 && record.ReviewsBeforeAttempt <= record.Reviews.Count,
            "its count of the reviews of earlier endings is out of range");
        Require(
            record.TimeZone is null || Partnership.IsTimeZone(record.TimeZone),
            $"this computer knows no time zone '{record.TimeZone}'");
        Require(
            record.LearningsBefore >= 0 && record.LearningsBefore <= record.Learnings.Count,
            "its count of earlier learnings is out of range");
        foreach (var list in Lists(record))
            Require(!list.Cast<object?>().Contains(null), "one of its lists contains null");

        foreach (var list in NestedLists(record))
            Require(
                list is not null && !list.Cast<object?>().Contains(null),
                "one of its lists is missing or contains null");

        Require(
            record.Imported is null || (Enum.IsDefined(record.Imported.Stage) && AreTexts(record.Imported.Reason)),
            "the stage that it was entered at is not defined, or the reason is missing");
        CheckStanding(partnership);
        CheckTexts(record);
        CheckPartners(partnership);
        CheckAgreement(partnership);
        CheckBenefits(partnership);
        CheckRegisters(partnership);
        CheckDates(record);
        CheckStage(partnership);
    }

    /// <summary>Checks that the parts of the record that depend on the stage do not contradict each other.</summary>
    private static void CheckStanding(Partnership partnership)
    {
        var record = partnership.Record;
        Require(record.EndedAt is null || record.VersionInForce is null, "it has ended, but its agreement is in force");
        Require(
            record.Suspensions.SkipLast(1).All(suspension => suspension.Until is not null),
            "one of its suspensions began before the one before it ended");

        // An imported partnership may have run for years without a written agreement, and can be suspended too.
        Require(
            partnership.Suspension is null
                || record.EndedAt is null && (record.VersionInForce is not null || record.Imported is not null),
            "it is suspended, but no agreement is in force, or it has ended");
        Require(
            record.Suspensions.TrueForAll(suspension =>
                suspension.Notice is not null
                && !(suspension.Until < suspension.Since)
                && (suspension.Until is not null || suspension is { Decision: null, EndedBy: null })
                && suspension.From is null or PartnershipStage.Implementation or PartnershipStage.Fulfilment
                && suspension.Extensions.TrueForAll(extension =>
                    extension is { Replaced: not null }
                    && extension.At >= suspension.Since
                    && !(extension.At > suspension.Until))),
            "one of its suspensions has no notice, ended before it began, was extended outside of it, or suspended a "
                + "stage that cannot be");
    }

    private static bool AreTexts(params IEnumerable<string?> texts) =>
        texts.All(text => !string.IsNullOrWhiteSpace(text));

    /// <summary>Whether none of the texts is blank. A text may be missing.</summary>
    private static bool AreTextsOrMissing(params IEnumerable<string?> texts) =>
        texts.All(text => text is null || !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<IEnumerable?> NestedLists(PartnershipRecord record)
    {
        IEnumerable<IEnumerable?> lists =
        [
            .. record.Partners.Select(partner => partner.Engagements),
            .. record.Partners.Select(partner => partner.Moves),
            .. record.Partners.Select(partner => partner.FormerNames),
            .. record.Suspensions.Select(suspension => suspension.Extensions),
            .. record.Partners.Select(partner => partner.EarlierMemberships),
            .. record.Partners.Select(partner => partner.CommitmentRatings),
            .. record.Disputes.Select(dispute => dispute.Between),
            .. record.AgreementVersions.Select(version => version.Signatures),
            .. record.Benefits.Select(benefit => benefit.Actuals),
            .. record.Benefits.Select(benefit => benefit.Earlier),
            .. record.Benefits.SelectMany(benefit => benefit.Earlier).Select(series => series?.Actuals),
            .. record.Issues.Select(issue => issue.LinkedTo),
            .. record.BoundarySpanners.Select(spanner => spanner.Links),
        ];
        if (record.Plan is { } plan)
            lists = lists.Append(plan.Milestones).Append(plan.SuccessMeasures);
        if (record.Monitoring is { } monitoring)
            lists = lists.Append(monitoring.Indicators).Append(monitoring.ReportingDates);
        return lists;
    }

    private static IEnumerable<IEnumerable> Lists(PartnershipRecord record) =>
        [
            record.Issues,
            record.PolicyDrivers,
            record.Deliverables,
            record.Partners,
            record.AgreementVersions,
            record.Benefits,
            record.Risks,
            record.Suspensions,
            record.Appointments,
            record.BoundarySpanners,
            record.Decisions,
            record.Disputes,
            record.Reviews,
            record.ReviewCalls,
            record.Learnings,
            record.EarlierPapers,
            record.Waivers,
            record.Lapses,
            record.Changes,
        ];

    /// <summary>Whether a name is normalised, as a partnership stores it.</summary>
    private static bool IsNormalised(string? name)
    {
        try
        {
            return name is not null && OrganisationName.Of(name) == name;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool AreUnique(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return names.All(seen.Add);
    }

    private static void Require(bool holds, string fault)
    {
        if (!holds)
            throw new PartnershipRuleException(
                PartnershipRule.RecordIsSound,
                $"The record is not one that a partnership can have made: {fault}.");
    }
}
