using System.Collections;
using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>Checks a restored record against the rules that a partnership enforces.</summary>
internal static class RecordCheck
{
    /// <exception cref="PartnershipRuleException">The record breaks a rule.</exception>
    public static void Check(Partnership partnership)
    {
        var record = partnership.Record;
        Require(!string.IsNullOrWhiteSpace(record.Name), "it has no name");
        Require(record.Cycle is >= 1 and < int.MaxValue, $"its cycle is {record.Cycle}");
        Require(Enum.IsDefined(record.Kind), "its kind of collaboration is not defined");
        Require(
            record.Objective is not { } objective || AreTexts(objective.Statement, objective.ReasonNotToActAlone),
            "its objective is blank");
        Require(
            record.ReviewsBefore >= 0 && record.ReviewsBefore <= record.Reviews.Count,
            "its count of earlier reviews is out of range");
        Require(
            record.LearningsBefore >= 0 && record.LearningsBefore <= record.Learnings.Count,
            "its count of earlier learnings is out of range");
        foreach (var list in Lists(record))
            Require(!list.Cast<object?>().Contains(null), "one of its lists contains null");

        foreach (var list in NestedLists(record))
            Require(
                list is not null && !list.Cast<object?>().Contains(null),
                "one of its lists is missing or contains null");

        CheckPartners(partnership);
        CheckAgreement(partnership);
        CheckRegisters(record);
        foreach (var benefit in record.Benefits)
            Require(
                IsNormalised(benefit.Name) && benefit.Measure is not null,
                $"its benefit '{benefit.Name}' has no measure, or its name is not normalised");
        Require(AreUnique(record.Benefits.Select(benefit => benefit.Name)), "two of its benefits have the same name");
    }

    private static void CheckPartners(Partnership partnership)
    {
        var partners = partnership.Record.Partners;
        foreach (var partner in partners)
        {
            Require(IsNormalised(partner.Name), $"the name of its partner '{partner.Name}' is not normalised");
            Require(
                partner.PartOf is null || IsNormalised(partner.PartOf),
                $"the name of the body that {partner} belongs to is not normalised");
            Require(
                Enum.IsDefined(partner.Stage) && Enum.IsDefined(partner.Sector),
                $"the stage or sector of {partner} is not defined");
            Require(
                partner.MembershipVersion is >= 0 and < long.MaxValue,
                $"the membership version of {partner} is out of range");
            Require(!BelongsToItself(partner, partners), $"{partner} is part of itself");
            Require(
                partner.CommitmentRating is null or (>= 1 and <= 5),
                $"the commitment of {partner} is rated {partner.CommitmentRating}");
            Require(
                partner.Stage is not (MembershipStage.OnNotice or MembershipStage.Withdrawn)
                    || partner.Notice is not null,
                $"{partner} is {partner.Stage}, but no notice is recorded");
            Require(
                partner.Stage == MembershipStage.InBreach == partner.Breach is not null,
                $"the breach of {partner} does not match its stage");
            Require(
                partner.Breach is null or { Days: >= 0 and <= 36500 },
                $"{partner} has {partner.Breach?.Days} days to remedy its breach");
        }

        Require(AreUnique(partners.Select(partner => partner.Name)), "two of its partners have the same name");
        Require(
            partners.Exists(partner => OrganisationName.AreEqual(partner.Name, partnership.Initiator)),
            "its initiator is not among its partners");
    }

    private static void CheckAgreement(Partnership partnership)
    {
        var versions = partnership.Record.AgreementVersions;
        for (var index = 0; index < versions.Count; index++)
        {
            Require(
                versions[index].Number == index + 1,
                $"version {versions[index].Number} of its agreement is out of order");
            Require(versions[index].Terms is not null, $"version {index + 1} of its agreement has no terms");
            foreach (var signature in versions[index].Signatures)
            {
                Require(
                    signature is not null
                        && partnership.Partners.Any(partner =>
                            OrganisationName.AreEqual(partner.Name, signature.Partner)),
                    $"version {index + 1} of its agreement is signed by an organisation that is not a partner");
            }

            var signatories = versions[index]
                .Signatures.Where(signature => signature.Stands)
                .Select(signature => signature.Partner);
            Require(AreUnique(signatories), $"a partner signed version {index + 1} of its agreement twice");
            Require(
                versions[index].InForceSince is null || signatories.Skip(1).Any(),
                $"version {index + 1} of its agreement was in force, but fewer than two partners signed it");
        }

        Require(
            versions.Count(version => version is { IsLocked: true, InForceSince: null }) <= 1
                && versions.TrueForAll(version =>
                    version is not { IsLocked: true, InForceSince: null } || version == partnership.LatestAgreement),
            "a draft that is not the latest is signed");

        Require(
            partnership.Record.VersionInForce is null
                || partnership.AgreementInForce is { InForceSince: not null, Withdrawal: null },
            "the version in force never came into force");
    }

    private static void CheckRegisters(PartnershipRecord record)
    {
        foreach (var risk in record.Risks)
        {
            Require(
                Enum.IsDefined(risk.Category)
                    && Enum.IsDefined(risk.Status)
                    && risk.Likelihood is >= 1 and <= 5
                    && risk.Impact is >= 1 and <= 5,
                $"the category, status, likelihood or impact of its risk '{risk.Description}' is out of range");
        }

        Require(
            record.Appointments.TrueForAll(appointment =>
                Enum.IsDefined(appointment.Role) && AreTexts(appointment.Holder)),
            "one of its roles is not defined or has no holder");
        Require(
            record.Reviews.TrueForAll(review =>
                Enum.IsDefined(review.Kind)
                && Enum.IsDefined(review.Outcome)
                && review.Scores.Values.All(score => score is >= 1 and <= 5)),
            "the kind, outcome or a score of one of its reviews is out of range");
    }

    private static bool AreTexts(params IEnumerable<string?> texts) =>
        texts.All(text => !string.IsNullOrWhiteSpace(text));

    private static IEnumerable<IEnumerable?> NestedLists(PartnershipRecord record)
    {
        IEnumerable<IEnumerable?> lists =
        [
            .. record.Partners.Select(partner => partner.Engagements),
            .. record.AgreementVersions.Select(version => version.Signatures),
            .. record.Benefits.Select(benefit => benefit.Actuals),
            .. record.Issues.Select(issue => issue.LinkedTo),
        ];
        if (record.Plan is { } plan)
            lists = lists.Append(plan.Milestones).Append(plan.SuccessMeasures);
        if (record.Monitoring is { } monitoring)
            lists = lists.Append(monitoring.Indicators).Append(monitoring.ReportingDates);
        return record.BoundarySpanner is { } spanner ? lists.Append(spanner.Links) : lists;
    }

    private static bool BelongsToItself(Partner partner, ImmutableList<Partner> partners)
    {
        var body = partner.PartOf;
        for (var steps = 0; body is not null; steps++)
        {
            if (OrganisationName.AreEqual(body, partner.Name) || steps > partners.Count)
                return true;

            var outer = partners.Find(each => OrganisationName.AreEqual(each.Name, body));
            body = outer?.PartOf;
        }

        return false;
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
            record.Appointments,
            record.Reviews,
            record.ReviewCalls,
            record.Learnings,
            record.Waivers,
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
