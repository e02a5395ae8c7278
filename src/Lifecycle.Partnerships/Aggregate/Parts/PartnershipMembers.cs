using System.Collections.Immutable;
using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// The members of a <see cref="Partnership"/>: its partners, the initiator first, those that have left included. As
/// thread-safe as the partnership.
/// </summary>
public sealed partial class PartnershipMembers : PartnershipRegister<Partner>
{
    internal PartnershipMembers(Partnership partnership)
        : base(partnership)
    {
    }

    private protected override ImmutableList<Partner> Entries => State.Partners;

    /// <summary>
    /// The committed partners: those in the stages Committed, Active and InBreach, and those on notice until their
    /// notice ends.
    /// </summary>
    public IEnumerable<Partner> Committed =>
        State.Partners.Where(partner => partner.IsCommitted && !HasGone(partner));

    /// <summary>
    /// The parties: the committed partners without the <see cref="Joiners"/>. While no version of the agreement is in
    /// force and no closure goes on, every committed partner.
    /// </summary>
    public IEnumerable<Partner> Parties =>
        AgreementOfParties is { } inForce
            ? Committed.Where(partner => !IsJoiner(partner, inForce))
            : Committed;

    /// <summary>
    /// The committed partners that have not signed the version in force (in a closure: that was in force): those that
    /// join, and those that were in breach when it came into force. They block nothing. Empty while no version is.
    /// </summary>
    public IEnumerable<Partner> Joiners =>
        AgreementOfParties is { } inForce ? Committed.Where(partner => IsJoiner(partner, inForce)) : [];

    /// <summary>The number of independent bodies among the parties. Parts of the same body count once.</summary>
    public int IndependentParties => BodiesOf(Parties);

    /// <summary>
    /// The partners that are independent of the initiator and have not left.
    /// </summary>
    public IEnumerable<Partner> External =>
        State.Partners.Where(partner =>
            !HasGone(partner) && !OrganisationName.AreEqual(BodyOf(partner.Name), BodyOf(Whole.Initiator)));

    /// <summary>Finds a partner.</summary>
    /// <param name="name">The name of the partner; case is ignored.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public Partner this[string name] =>
        Find(name) ?? throw new PartnershipRuleException(
            PartnershipRule.PartnerIsKnown,
            $"{Name} has no partner {name}; add it first. The partners are {string.Join(", ", State.Partners)}.");

    /// <summary>Adds an organisation as a possible partner.</summary>
    /// <param name="name">The name of the organisation.</param>
    /// <param name="sector">The sector it works in.</param>
    /// <param name="partOf">The body that the organisation belongs to; <see langword="null"/> if it is
    /// independent.</param>
    /// <exception cref="PartnershipRuleException">A partner of that name exists, or the organisation would be part of
    /// itself.</exception>
    public void Add(string name, Sector sector, string? partOf = null)
    {
        name = OrganisationName.Of(name);
        partOf = partOf is null ? null : OrganisationName.Of(partOf);
        Defined(sector);
        if (Find(name) is not null)
            throw new PartnershipRuleException(PartnershipRule.NameIsUnique, $"{name} is already a partner of {Name}.");

        CheckIsNotItsOwnPart(name, partOf);
        Fact = State with
        {
            Partners = State.Partners.Add(
                new()
                {
                    Id = FormattableString.Invariant($"P{State.Partners.Count + 1}"),
                    Name = name,
                    Sector = sector,
                    PartOf = partOf,
                }),
        };
    }

    /// <summary>Records what a partner contributes.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="resources">Money, people, premises, data or knowledge.</param>
    /// <param name="role">What the partner does in the partnership.</param>
    /// <param name="amount">What the contribution is worth; <see langword="null"/> if not stated.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordContribution(string partner, string resources, string role, Money? amount = null)
    {
        Required(resources);
        Required(role);
        if (amount is not null)
            Required(amount.Currency);
        Change(partner, known => known with { Contribution = new(resources, role) { Amount = amount } });
    }

    /// <summary>Records the due diligence on a partner.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="checks">What was checked, and what was found.</param>
    /// <param name="conflictsOfInterest">The conflicts of interest that were found, or a statement that there are
    /// none.</param>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner.</exception>
    public void RecordDueDiligence(string partner, string checks, string conflictsOfInterest)
    {
        Required(checks);
        Required(conflictsOfInterest);
        Change(partner, known => known with { DueDiligence = new(checks, conflictsOfInterest) });
    }

    /// <summary>Records that a partner acknowledges the joint aims.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <exception cref="PartnershipRuleException">There is no such partner, or there are no joint aims yet.</exception>
    public void AcknowledgeAims(string partner)
    {
        if (Whole.JointAims is null)
            throw new PartnershipRuleException(
                PartnershipRule.AimsAreStated,
                $"{Name} has no joint aims to acknowledge; state them first.");

        Change(partner, known => known with { AcknowledgesAims = true });
    }

    /// <summary>Rates the commitment of a partner.</summary>
    /// <param name="partner">The partner's name.</param>
    /// <param name="rating">From 1 (hardly) to 5 (fully).</param>
    /// <param name="at">When it was given; <see langword="null"/> for now. Earlier ratings stay on record.</param>
    /// <exception cref="ArgumentOutOfRangeException">The rating is not from 1 to 5.</exception>
    /// <exception cref="PartnershipRuleException">The partnership has no such partner, or <paramref name="at"/> is in
    /// the future.</exception>
    public void RateCommitment(string partner, int rating, DateTimeOffset? at = null)
    {
        CheckGrade(rating);
        var given = Past(at ?? Now);
        Change(partner, known => known with
        {
            CommitmentRatings = known.CommitmentRatings.Add(new(rating, given)),
        });
    }

    /// <summary>The number of independent bodies among partners. Parts of the same body count once.</summary>
    internal int BodiesOf(IEnumerable<Partner> partners) =>
        partners.Select(partner => BodyOf(partner.Name)).Distinct(StringComparer.OrdinalIgnoreCase).Count();

    private static bool IsJoiner(Partner partner, AgreementVersion inForce) => !inForce.IsSignedBy(partner);

    /// <summary>The version that the parties are party to: in force, or that a closure goes back to.</summary>
    private AgreementVersion? AgreementOfParties => Whole.Agreement.InForce ?? Whole.Agreement.BeforeClosure;

    /// <summary>
    /// Whether a partner has left, or its notice has ended and only the record of its withdrawal is outstanding.
    /// </summary>
    internal bool HasGone(Partner partner) =>
        partner.HasLeft || (partner is { Stage: MembershipStage.OnNotice, Notice.EndsAt: { } end } && end <= Now);

    /// <summary>
    /// The partner of a name that may be any text, or the one it has merged into; <see langword="null"/> if there is
    /// none, or if it has left.
    /// </summary>
    internal Partner? Present(string name)
    {
        var partner = FindAny(name);
        for (var step = 0; step < State.Partners.Count && partner?.MergedInto is { } heir; step++)
            partner = Find(heir);

        return partner is null || HasGone(partner) ? null : partner;
    }

    /// <summary>The partner of a name that may be any text; <see langword="null"/> if there is none.</summary>
    internal Partner? FindAny(string name)
    {
        try
        {
            return Find(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    internal Partner? Find(string name)
    {
        var kept = OrganisationName.Of(name);
        return State.Partners.Find(partner => OrganisationName.AreEqual(partner.Name, kept))
            ?? State.Partners.Find(partner => partner.IsCalled(kept));
    }

    /// <exception cref="PartnershipRuleException">An organisation of that name would be part of itself.</exception>
    private void CheckIsNotItsOwnPart(string name, string? partOf)
    {
        if (IsItsOwnPart(name, partOf))
        {
            throw new PartnershipRuleException(
                PartnershipRule.BodyIsNotItsOwnPart,
                $"{name} cannot be part of {partOf}, which is {name} itself or part of it.");
        }
    }

    private bool IsItsOwnPart(string name, string? partOf) =>
        partOf is not null && OrganisationName.AreEqual(BodyOf(partOf), name);

    /// <summary>
    /// The outermost body that an organisation belongs to; its own name where it is independent. The parts of an
    /// organisation that has merged belong to the other.
    /// </summary>
    internal string BodyOf(string name)
    {
        // Add, GiveName, TakeOver and RecordCheck prevent a body that would be part of itself, so there are at
        // most twice as many steps as partners. The bound keeps a gap in those checks from hanging every gate.
        for (var step = 0; step < 2 * State.Partners.Count && OuterOf(name) is { } outer; step++)
            name = outer;

        return Find(name)?.Name ?? name;
    }

    private string? OuterOf(string name) => Find(name) is { } partner ? partner.MergedInto ?? partner.PartOf : null;
}
