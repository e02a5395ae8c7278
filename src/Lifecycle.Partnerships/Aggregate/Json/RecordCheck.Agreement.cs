namespace Lifecycle.Partnerships;

/// <content>Checks the versions of the agreement.</content>
internal static partial class RecordCheck
{
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
                        && partnership.Members.FindAny(signature.Partner) is not null,
                    $"version {index + 1} of its agreement is signed by an organisation that is not a partner");
                Require(
                    IsOfACommittedPartner(signature!, partnership.Members[signature!.Partner]),
                    $"{signature.Partner} signed version {index + 1} of its agreement, but has not committed");
                Require(
                    signature.At >= versions[index].DraftedAt,
                    $"{signature.Partner} signed version {index + 1} of its agreement before it was drafted");
                Require(
                    signature.Lifting is not { } lifting || lifting.At >= signature.At && AreTexts(lifting.Reason),
                    $"the signature of {signature.Partner} was lifted before it was given, or without a reason");
            }

            CheckVersion(versions[index]);
            Require(
                !(versions[index].Terms.Term?.End < versions[index].Terms.Term?.Start)
                    && !(versions[index].Terms.Term?.NoticeDays < 0),
                $"the term of version {index + 1} of its agreement ends before it begins, or its notice is negative");

            var signatories = versions[index]
                .Signatures.Where(signature => signature.Stands)
                .Select(signature => $"{signature.Membership} {signature.Partner}");
            Require(AreUnique(signatories), $"a partner signed version {index + 1} of its agreement twice");
            Require(
                versions[index].InForceSince is null || signatories.Skip(1).Any(),
                $"version {index + 1} of its agreement was in force, but fewer than two partners signed it");
        }

        Require(
            versions.Count(version => version is { IsLocked: true, InForceSince: null }) <= 1
                && versions.TrueForAll(version =>
                    version is not { IsLocked: true, InForceSince: null } || version == partnership.Agreement.Latest),
            "a draft that is not the latest is signed");

        Require(
            partnership.Record.Closure is null
                || partnership.Record is { VersionInForce: null, EndedAt: null }
                    && (partnership.Record.Closure.Version is null
                        || partnership.Agreement.BeforeClosure is { InForceSince: not null }),
            "it is closing, but an agreement is in force, it has ended, or the version before never was in force");

        Require(
            partnership.Record.VersionInForce is null
                || partnership.Agreement.InForce is { InForceSince: not null, Withdrawal: null },
            "the version in force never came into force");
    }

    private static bool IsOfACommittedPartner(Signature signature, Partner partner) =>
        signature.Membership == partner.EarlierMemberships.Count
            ? partner.Commitment is not null
            : signature.Membership >= 0
                && signature.Membership < partner.EarlierMemberships.Count
                && partner.EarlierMemberships[signature.Membership].Moves.Exists(move => move.Commitment is not null);

    private static void CheckVersion(AgreementVersion version)
    {
        Require(AreTexts(version.Document), $"version {version.Number} of its agreement has no document");
        Require(
            !(version.InForceSince < version.DraftedAt),
            $"version {version.Number} of its agreement came into force before it was drafted");
        if (version.Withdrawal is not { } withdrawal)
            return;

        Require(
            AreTexts(withdrawal.Reason) && withdrawal.At >= version.DraftedAt,
            $"version {version.Number} of its agreement was withdrawn without a reason, or before it was drafted");
        Require(
            version is { InForceSince: null, IsLocked: false },
            $"version {version.Number} of its agreement was withdrawn, but is signed or was in force");
    }
}
