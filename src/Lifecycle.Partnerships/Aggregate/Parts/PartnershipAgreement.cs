using static Lifecycle.Partnerships.Argument;

namespace Lifecycle.Partnerships;

/// <summary>
/// The agreement of a <see cref="Partnership"/>: its versions, their signatures, and how long it lasts. As thread-safe
/// as the partnership.
/// </summary>
public sealed partial class PartnershipAgreement : PartnershipPart
{
    internal PartnershipAgreement(Partnership partnership)
        : base(partnership)
    {
    }

    /// <inheritdoc cref="PartnershipRecord.AgreementVersions"/>
    public IReadOnlyList<AgreementVersion> Versions => State.AgreementVersions;

    /// <summary>
    /// The last draft, or, if it was withdrawn, the last version that was in force; <see langword="null"/> if there is
    /// neither. A draft that another one replaced does not come back.
    /// </summary>
    public AgreementVersion? Latest =>
        State.AgreementVersions.FindLast(version =>
            version.Withdrawal is null
            && (version.InForceSince is not null || version.Number == State.AgreementVersions.Count));

    /// <summary>The version in force; <see langword="null"/> while none is.</summary>
    public AgreementVersion? InForce =>
        State.AgreementVersions.Find(version => version.Number == State.VersionInForce);

    /// <summary>The version in force if there is one, otherwise the latest.</summary>
    public AgreementVersion? Current => InForce ?? Latest;

    /// <summary>Whether any version is or was in force.</summary>
    public bool HasBeenInForce => State.AgreementVersions.Any(version => version.InForceSince is not null);

    /// <summary>
    /// The draft that is to replace the version in force; <see langword="null"/> once it is in force or withdrawn, and
    /// where there is none.
    /// </summary>
    public AgreementVersion? OpenAmendment =>
        InForce is { } inForce && Latest is { } latest && latest != inForce ? latest : null;

    /// <summary>Drafts the agreement, or another version of it. A version in force stays in force.</summary>
    /// <param name="document">The reference of the document.</param>
    /// <param name="terms">The exit terms, the duration, and the schedule of pooled funds.</param>
    /// <param name="at">When the version was drafted.</param>
    /// <returns>The number of the version.</returns>
    /// <exception cref="PartnershipRuleException">A partner has signed the latest version, and it was never in
    /// force; or <paramref name="at"/> is in the future.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The term ends before it begins, or its notice is
    /// negative.</exception>
    public int Draft(string document, AgreementTerms terms, DateTimeOffset at)
    {
        Required(document);
        ArgumentNullException.ThrowIfNull(terms);
        Past(at);
        Check(terms.Term);
        if (terms.PooledFund?.Amount is { } amount)
            Required(amount.Currency);

        CheckUnlocked(Latest);
        var number = State.AgreementVersions.Count + 1;
        Fact = State with { AgreementVersions = State.AgreementVersions.Add(new(number, document, terms, at)) };
        return number;
    }

    /// <summary>
    /// Records that a partner signs the latest version or the one in force. Signing the same version twice changes
    /// nothing. A signed amendment comes into force with <see cref="PartnershipTrigger.Amend"/>. A committed partner
    /// becomes active once it has signed the version in force.
    /// </summary>
    /// <param name="version">The number of the version.</param>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When the partner signed.</param>
    /// <exception cref="PartnershipRuleException">
    /// There is no such partner or version, the version is neither the latest nor in force, the partner is not
    /// committed, or <paramref name="at"/> is in the future.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The version was drafted after <paramref name="at"/>.</exception>
    public void Sign(int version, string partner, DateTimeOffset at)
    {
        var signatory = Whole.Members[partner];
        var signed = Version(version);
        Past(at);
        if (signed != Latest && signed != InForce)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsLatest,
                $"{partner} cannot sign {signed}; "
                    + (
                        Latest is { } latest
                            ? $"the latest is {latest}."
                            : "it was withdrawn or replaced, and there is no other version."));
        }

        ArgumentOutOfRangeException.ThrowIfLessThan(at, signed.DraftedAt);
        if (!Whole.Members.Committed.Contains(signatory))
        {
            throw new PartnershipRuleException(
                PartnershipRule.SignatoryIsCommitted,
                $"{signatory} has not committed to {Name}; record its commitment letter first.");
        }

        if (signed.IsSignedBy(signatory))
            return;

        var signature = new Signature(signatory.Name, at) { Membership = signatory.EarlierMemberships.Count };
        Fact = With(signed, signed with { Signatures = signed.Signatures.Add(signature) });
        Whole.Members.ActivateSignatories(at);
    }

    /// <summary>Lifts a partner's signature so that the text can change. The signature stays on record.</summary>
    /// <param name="version">The number of the version.</param>
    /// <param name="partner">The partner's name.</param>
    /// <param name="reason">Why the signature is lifted.</param>
    /// <param name="at">When the signature is lifted.</param>
    /// <exception cref="PartnershipRuleException">
    /// There is no such version, the partner has no valid signature on it, it is or was in force, or
    /// <paramref name="at"/> is in the future.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">The partner signed after <paramref name="at"/>.</exception>
    public void LiftSignature(int version, string partner, string reason, DateTimeOffset at)
    {
        Required(reason);
        Past(at);
        var signed = Version(version);
        if (signed.InForceSince is { } since)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsNotInForce,
                $"A signature on {signed} cannot be lifted, because it came into force on {since.Day()}; draft another "
                    + "version instead.");
        }

        var signatory = Whole.Members.Find(partner);
        var signature = signed.Signatures.Find(each => each.Stands && signatory?.IsCalled(each.Partner) == true)
            ?? throw new PartnershipRuleException(
                PartnershipRule.PartnerIsKnown,
                $"{partner} has no valid signature on {signed}.");
        ArgumentOutOfRangeException.ThrowIfLessThan(at, signature.At);
        Fact = With(
            signed,
            signed with
            {
                Signatures = signed.Signatures.Replace(signature, signature with { Lifting = new(reason, at) }),
            });
    }

    /// <summary>Withdraws the latest version, which must never have been in force. It stays on record.</summary>
    /// <param name="reason">Why the draft is withdrawn.</param>
    /// <param name="at">When the draft is withdrawn.</param>
    /// <exception cref="PartnershipRuleException">
    /// There is no version to withdraw, a partner has signed the latest, the latest is or was in force, or
    /// <paramref name="at"/> is in the future.
    /// </exception>
    /// <exception cref="ArgumentOutOfRangeException">It was drafted after <paramref name="at"/>.</exception>
    public void WithdrawDraft(string reason, DateTimeOffset at)
    {
        Required(reason);
        Past(at);
        var latest = Latest
            ?? throw new PartnershipRuleException(PartnershipRule.VersionExists, $"{Name} has no draft to withdraw.");
        if (latest.InForceSince is not null)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsNotInForce,
                $"{latest} is not a draft: it came into force on {latest.InForceSince.Day()}.");
        }

        CheckUnlocked(latest);
        ArgumentOutOfRangeException.ThrowIfLessThan(at, latest.DraftedAt);
        Fact = With(latest, latest with { Withdrawal = new(reason, at) });
    }

    /// <summary>
    /// Brings the latest version into force, and fixes baseline and target of each benefit. When a closure is called
    /// off, the version that was in force is in force again.
    /// </summary>
    /// <exception cref="PartnershipRuleException">
    /// The version is not signed by all: a signature was lifted after the gate was evaluated.
    /// </exception>
    internal void EnterIntoForce(PartnershipStage from, DateTimeOffset at)
    {
        if ((from == PartnershipStage.Closing ? BeforeClosure : Latest) is not { } latest
            || !IsSignedByAll(latest))
        {
            throw new PartnershipRuleException(
                PartnershipRule.AgreementIsSigned,
                $"No agreement of {Name} comes into force until every committed partner, and at least two independent "
                    + "ones, have signed it.");
        }

        BringIntoForce(latest, at);
        Whole.Benefits.Fix(areFixed: true);
    }

    internal void BringIntoForce(AgreementVersion latest, DateTimeOffset at)
    {
        State = With(latest, latest with { InForceSince = latest.InForceSince ?? at }) with
        {
            VersionInForce = latest.Number,
            Closure = null,
        };
        Whole.Members.ActivateSignatories(at);
    }

    /// <summary>Brings the open amendment into force.</summary>
    /// <exception cref="PartnershipRuleException">
    /// There is none, or it is not signed by all: a signature was lifted after the gate was evaluated.
    /// </exception>
    internal void Amend(DateTimeOffset at)
    {
        if (OpenAmendment is not { } amendment || !IsSignedByAll(amendment))
        {
            throw new PartnershipRuleException(
                PartnershipRule.AgreementIsSigned,
                $"No amendment of {Name} comes into force until every party, and at least two independent ones, have "
                    + "signed it.");
        }

        BringIntoForce(amendment, at);
    }

    /// <summary>The parties that have yet to sign a version. One in breach does not hold up the others.</summary>
    internal IEnumerable<Partner> MissingSignatories(AgreementVersion version) =>
        Whole.Members.Parties.Where(partner =>
            partner.Stage != MembershipStage.InBreach && !version.IsSignedBy(partner));

    internal int IndependentSignatories(AgreementVersion version) =>
        Whole.Members.BodiesOf(Whole.Members.Committed.Where(partner => version.IsSignedBy(partner)));

    internal bool IsSignedByAll(AgreementVersion version) =>
        IndependentSignatories(version) >= 2 && !MissingSignatories(version).Any();

    internal void End() => State = State with { VersionInForce = null };

    /// <summary>The version that was in force when the closure began; <see langword="null"/> outside Closing.</summary>
    internal AgreementVersion? BeforeClosure =>
        State.AgreementVersions.Find(version => version.Number == State.Closure?.Version);

    /// <summary>Remembers what a closure that is called off goes back to. Runs before the agreement ends.</summary>
    internal void BeginClosure(PartnershipStage from)
    {
        if (from == PartnershipStage.Suspended)
            from = State.Suspensions[^1].From ?? PartnershipStage.Implementation;
        State = State with { Closure = new(from, State.VersionInForce) };
    }

    /// <summary>
    /// A signature locks a version that was never in force. A version that was in force needs no lock, because it never
    /// changes.
    /// </summary>
    private static void CheckUnlocked(AgreementVersion? version)
    {
        if (version is not { IsLocked: true, InForceSince: null })
            return;

        var signatories = version
            .Signatures.Where(signature => signature.Stands)
            .Select(signature => signature.Partner);
        throw new PartnershipRuleException(
            PartnershipRule.TextIsUnlocked,
            $"The text of {version} is locked: {string.Join(", ", signatories)} signed it. Lift the signatures first.");
    }

    private AgreementVersion Version(int number) =>
        State.AgreementVersions.Find(version => version.Number == number)
        ?? throw new PartnershipRuleException(
            PartnershipRule.VersionExists,
            State.AgreementVersions.Count == 0
                ? $"{Name} has no agreement yet; draft one first."
                : $"{Name} has no version {number} of its agreement; the last is {State.AgreementVersions.Count}.");

    private PartnershipRecord With(AgreementVersion old, AgreementVersion changed) =>
        State with { AgreementVersions = State.AgreementVersions.Replace(old, changed) };
}
