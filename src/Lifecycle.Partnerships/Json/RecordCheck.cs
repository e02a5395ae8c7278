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
        Require(record.Cycle >= 1, $"its cycle is {record.Cycle}");
        Require(record.ReviewsBefore >= 0 && record.ReviewsBefore <= record.Reviews.Count, "it counts more reviews than it has");
        Require(record.LearningsBefore >= 0 && record.LearningsBefore <= record.Learnings.Count, "it counts more learnings than it has");
        foreach (var list in Lists(record))
            Require(!list.Cast<object?>().Contains(null), "one of its lists holds a null");

        CheckPartners(partnership);
        CheckAgreement(partnership);
        foreach (var benefit in record.Benefits)
            Require(IsKept(benefit.Name) && benefit.Measure is not null, $"its benefit '{benefit.Name}' has no proper name or measure");
        Require(AreUnique(record.Benefits.Select(benefit => benefit.Name)), "two of its benefits have one name");
    }

    private static void CheckPartners(Partnership partnership)
    {
        var partners = partnership.Record.Partners;
        foreach (var partner in partners)
        {
            Require(IsKept(partner.Name), $"the name of its partner '{partner.Name}' is not as it is kept");
            Require(partner.PartOf is null || IsKept(partner.PartOf), $"the name of the body of {partner} is not as it is kept");
            Require(Enum.IsDefined(partner.Stage) && Enum.IsDefined(partner.Sector), $"stage or sector of {partner} does not exist");
            Require(partner.MembershipVersion is >= 0 and < long.MaxValue, $"the membership version of {partner} is negative");
            Require(!BelongsToItself(partner, partners), $"{partner} is a part of itself");
        }

        Require(AreUnique(partners.Select(partner => partner.Name)), "two of its partners have one name");
        Require(partners.Exists(partner => OrganisationName.AreEqual(partner.Name, partnership.Initiator)), "its initiator is not among its partners");
    }

    private static void CheckAgreement(Partnership partnership)
    {
        var versions = partnership.Record.AgreementVersions;
        for (var index = 0; index < versions.Count; index++)
        {
            Require(versions[index].Number == index + 1, $"version {versions[index].Number} of its agreement is out of order");
            Require(versions[index].Terms is not null, $"version {index + 1} of its agreement has no terms");
            foreach (var signature in versions[index].Signatures)
            {
                Require(
                    signature is not null && partnership.Partners.Any(partner => OrganisationName.AreEqual(partner.Name, signature.Partner)),
                    $"somebody signed version {index + 1} of its agreement who is no partner");
            }

            var standing = versions[index].Signatures.Where(signature => signature.Stands).Select(signature => signature.Partner);
            Require(AreUnique(standing), $"somebody signed version {index + 1} of its agreement twice");
        }

        Require(
            partnership.Record.VersionInForce is null || partnership.AgreementInForce is { InForceSince: not null, Withdrawal: null },
            "the version in force is not among those that came into force");
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
        record.Issues, record.PolicyDrivers, record.Deliverables, record.Partners, record.AgreementVersions, record.Benefits, record.Risks,
        record.Appointments, record.Reviews, record.ReviewCalls, record.Learnings, record.Waivers,
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
            throw new PartnershipRuleException(PartnershipRule.RecordIsSound, $"This is no record of a partnership: {otherwise}.");
    }
}
