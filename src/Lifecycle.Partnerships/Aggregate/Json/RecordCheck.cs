using System.Collections;
using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>Checks a record that comes from outside against the rules that a partnership keeps.</summary>
internal static class RecordCheck
{
    /// <exception cref="PartnershipRuleException">The record breaks a rule.</exception>
    public static void Check(Partnership partnership)
    {
        var record = partnership.Record;
        Require(!string.IsNullOrWhiteSpace(record.Name), "it has no name");
        Require(record.Cycle is >= 1 and < int.MaxValue, $"its cycle is {record.Cycle}");
        Require(Enum.IsDefined(record.Kind), "its kind of collaboration does not exist");
        Require(
            record.Objective is not { } objective || AreTexts(objective.Statement, objective.ReasonNotToActAlone),
            "its objective is blank");
        Require(
            record.ReviewsBefore >= 0 && record.ReviewsBefore <= record.Reviews.Count,
            "it counts more reviews than it has");
        Require(
            record.LearningsBefore >= 0 && record.LearningsBefore <= record.Learnings.Count,
            "it counts more learnings than it has");
        foreach (var list in Lists(record))
            Require(!list.Cast<object?>().Contains(null), "one of its lists holds a null");

        foreach (var list in NestedLists(record))
            Require(
                list is not null && !list.Cast<object?>().Contains(null),
                "one of its lists is missing, or holds a null");

        CheckPartners(partnership);
        CheckAgreement(partnership);
        CheckRegisters(record);
        foreach (var benefit in record.Benefits)
            Require(
                IsKept(benefit.Name) && benefit.Measure is not null,
                $"its benefit '{benefit.Name}' has no proper name or measure");
        Require(AreUnique(record.Benefits.Select(benefit => benefit.Name)), "two of its benefits have one name");
    }

    private static void CheckPartners(Partnership partnership)
    {
        var partners = partnership.Record.Partners;
        foreach (var partner in partners)
        {
            Require(IsKept(partner.Name), $"the name of its partner '{partner.Name}' is not as it is kept");
            Require(
                partner.PartOf is null || IsKept(partner.PartOf),
                $"the name of the body of {partner} is not as it is kept");
            Require(
                Enum.IsDefined(partner.Stage) && Enum.IsDefined(partner.Sector),
                $"stage or sector of {partner} does not exist");
            Require(
                partner.MembershipVersion is >= 0 and < long.MaxValue,
                $"the membership version of {partner} is negative");
            Require(!BelongsToItself(partner, partners), $"{partner} is a part of itself");
            Require(
                partner.CommitmentRating is null or (>= 1 and <= 5),
                $"the commitment of {partner} is rated {partner.CommitmentRating}");
            Require(
                partner.Stage is not (MembershipStage.OnNotice or MembershipStage.Withdrawn)
                    || partner.Notice is not null,
                $"{partner} is {partner.Stage}, and no notice is recorded");
            Require(
                partner.Stage == MembershipStage.InBreach == partner.Breach is not null,
                $"the breach of {partner} does not fit its stage");
            Require(
                partner.Breach is null or { Days: >= 0 and <= 36500 },
                $"{partner} has {partner.Breach?.Days} days to remedy its breach");
        }

        Require(AreUnique(partners.Select(partner => partner.Name)), "two of its partners have one name");
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
                    $"somebody signed version {index + 1} of its agreement who is no partner");
            }

            var standing = versions[index]
                .Signatures.Where(signature => signature.Stands)
                .Select(signature => signature.Partner);
            Require(AreUnique(standing), $"somebody signed version {index + 1} of its agreement twice");
            Require(
                versions[index].InForceSince is null || standing.Skip(1).Any(),
                $"version {index + 1} of its agreement was in force, and fewer than two partners signed it");
        }

        Require(
            versions.Count(version => version is { IsLocked: true, InForceSince: null }) <= 1
                && versions.TrueForAll(version =>
                    version is not { IsLocked: true, InForceSince: null } || version == partnership.LatestAgreement),
            "somebody signed a draft that is not the latest");

        Require(
            partnership.Record.VersionInForce is null
                || partnership.AgreementInForce is { InForceSince: not null, Withdrawal: null },
            "the version in force is not among those that came into force");
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
                $"its risk '{risk.Description}' has no proper category, status, likelihood or impact");
        }

        Require(
            record.Appointments.TrueForAll(appointment =>
                Enum.IsDefined(appointment.Role) && AreTexts(appointment.Holder)),
            "one of its roles does not exist, or has no holder");
        Require(
            record.Reviews.TrueForAll(review =>
                Enum.IsDefined(review.Kind)
                && Enum.IsDefined(review.Outcome)
                && review.Scores.Values.All(score => score is >= 1 and <= 5)),
            "kind, outcome or scores of one of its reviews do not exist");
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

    /// <summary>Whether a name is as a partnership keeps it.</summary>
    private static bool IsKept(string? name)
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

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new PartnershipRuleException(
                PartnershipRule.RecordIsSound,
                $"This is no record of a partnership: {otherwise}.");
    }
}
