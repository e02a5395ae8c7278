using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <content>Checks the partners and their memberships.</content>
internal static partial class RecordCheck
{
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
            Require(
                partner.FormerNames.TrueForAll(former => IsNormalised(former.Name)),
                $"a former name of {partner} is not normalised");
            Require(!BelongsToItself(partner, partners), $"{partner} is part of itself");
            Require(
                partner.CommitmentRatings.TrueForAll(rating => rating is { Rating: >= 1 and <= 5 }),
                $"a rating of the commitment of {partner} is not from 1 to 5");
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
            Require(
                partner.Breach is null || partner.Breach.GivenAt != default,
                $"the breach of {partner} was never notified");
            Require(
                partner.Notice is null or { EndsAt: not null }, $"the notice of {partner} has no end");
            Require(
                partner.Stage == MembershipStage.Removed == partner.Removal is not null,
                $"the removal of {partner} does not match its stage");
            Require(
                partner.Commitment is not null || !HasCommitted(partner.Stage),
                $"{partner} is {partner.Stage}, but no commitment is recorded");
            Require(
                partner.Stage is MembershipStage.Committed
                    || !HasCommitted(partner.Stage)
                    || HasSignedAgreementInForce(partner, partnership.Record),
                $"{partner} is {partner.Stage}, but has signed no agreement that came into force");
            Require(
                !partner.AcknowledgesAims || partnership.JointAims is not null,
                $"{partner} acknowledges joint aims that are not stated");
            CheckMoves(partner, OrganisationName.AreEqual(partner.Name, partnership.Initiator));
        }

        Require(
            AreUnique(partners.SelectMany(partner =>
                partner.FormerNames.Select(former => former.Name).Append(partner.Name)
                    .Distinct(StringComparer.OrdinalIgnoreCase))),
            "two of its partners have or had the same name");
        Require(
            AreUnique(partners.Select(partner => partner.Id).OfType<string>()),
            "two of its partners have the same id");
        Require(
            partners.Exists(partner => OrganisationName.AreEqual(partner.Name, partnership.Initiator)),
            "its initiator is not among its partners");
    }

    private static void CheckMoves(Partner partner, bool isInitiator)
    {
        var stage = isInitiator ? MembershipStage.Engaged : MembershipStage.Identified;
        foreach (var membership in partner.EarlierMemberships)
        {
            Require(
                membership.Moves is not null && End(partner, membership.Moves, stage) == membership.Stage,
                $"the moves of an earlier membership of {partner} do not lead to {membership.Stage}");
            Require(
                membership.Stage is MembershipStage.Declined or MembershipStage.Withdrawn or MembershipStage.Removed,
                $"{partner} was invited again, but had not left");
            stage = MembershipStage.Identified;
        }

        stage = End(partner, partner.Moves, stage);
        Require(
            stage == partner.Stage && partner.Moves.Count == partner.MembershipVersion,
            $"the membership of {partner} is {partner.Stage}, but its {partner.Moves.Count} moves lead to {stage}");
    }

    /// <summary>The stage that moves lead to.</summary>
    private static MembershipStage End(Partner partner, ImmutableList<MembershipMove> moves, MembershipStage stage)
    {
        foreach (var move in moves)
        {
            Require(move?.From == stage, $"the membership of {partner} moved from {move?.From}, but was {stage}");
            Require(
                IsPossible(move!), $"the membership of {partner} cannot move from {stage} to {move!.To} as recorded");
            stage = move.To;
        }

        return stage;
    }

    /// <summary>Whether the lifecycle of a membership has such a move, and the move has what it rests on.</summary>
    private static bool IsPossible(MembershipMove move) => (move.From, move.To) switch
    {
        (MembershipStage.Identified, MembershipStage.Engaged) => true,
        (MembershipStage.Engaged, MembershipStage.Committed) => AreTexts(move.Commitment?.Letter),
        (MembershipStage.Committed, MembershipStage.Active) => true,
        (MembershipStage.Active, MembershipStage.OnNotice) => move.Notice?.EndsAt is not null,
        (MembershipStage.Active, MembershipStage.InBreach) => AreTexts(move.Breach?.Breach),
        (MembershipStage.OnNotice or MembershipStage.InBreach, MembershipStage.Active) => true,
        (MembershipStage.OnNotice, MembershipStage.Withdrawn) => true,
        (MembershipStage.InBreach, MembershipStage.Removed) => move.Removal is not null,
        (MembershipStage.Identified or MembershipStage.Engaged or MembershipStage.Committed, var end)
            when end == MembershipStage.Declined => true,
        (var start, MembershipStage.Merged) when start < MembershipStage.Declined =>
            AreTexts(move.Merger?.Into, move.Merger?.Document),
        _ => false,
    };

    private static bool HasCommitted(MembershipStage stage) =>
        stage is MembershipStage.Committed
            or MembershipStage.Active
            or MembershipStage.OnNotice
            or MembershipStage.InBreach
            or MembershipStage.Withdrawn
            or MembershipStage.Removed;

    private static bool HasSignedAgreementInForce(Partner partner, PartnershipRecord record) =>
        record.AgreementVersions.Exists(version =>
            version.InForceSince is not null && version.IsSignedBy(partner));

    private static bool BelongsToItself(Partner partner, ImmutableList<Partner> partners)
    {
        var body = partner.PartOf;
        for (var steps = 0; body is not null; steps++)
        {
            if (partner.IsCalled(body) || steps > partners.Count)
                return true;

            var outer = partners.Find(each => each.IsCalled(body));
            body = outer?.PartOf;
        }

        return false;
    }
}
