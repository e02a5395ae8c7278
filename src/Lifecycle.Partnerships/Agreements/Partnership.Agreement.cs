namespace Lifecycle.Partnerships;

/// <content>The agreement, version by version.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.AgreementVersions"/>
    public IReadOnlyList<AgreementVersion> AgreementVersions => Record.AgreementVersions;

    /// <summary>The latest version that was not withdrawn; <see langword="null"/> before the first draft.</summary>
    public AgreementVersion? LatestAgreement => Record.AgreementVersions.FindLast(version => version.Withdrawal is null);

    /// <summary>The version in force; <see langword="null"/> while none is.</summary>
    public AgreementVersion? AgreementInForce => Record.AgreementVersions.Find(version => version.Number == Record.VersionInForce);

    /// <summary>The version that counts: the one in force, or else the latest.</summary>
    public AgreementVersion? CurrentAgreement => AgreementInForce ?? LatestAgreement;

    /// <summary>Whether a version has been in force, now or before.</summary>
    public bool AgreementHasBeenInForce => Record.AgreementVersions.Any(version => version.InForceSince is not null);

    /// <summary>A version that was drafted while another is in force, until all have signed it or it is withdrawn.</summary>
    public AgreementVersion? OpenAmendment =>
        AgreementInForce is { } inForce && LatestAgreement is { } latest && latest != inForce ? latest : null;

    /// <summary>Drafts the agreement, or another version of it. A version in force stays in force meanwhile.</summary>
    /// <param name="document">The reference of the text.</param>
    /// <param name="terms">What it says about its own end.</param>
    /// <param name="at">When.</param>
    /// <returns>The number of the version.</returns>
    /// <exception cref="PartnershipRuleException">A partner has signed the latest version, which never was in force.</exception>
    public int DraftAgreement(string document, AgreementTerms terms, DateTimeOffset at)
    {
        Required(document);
        ArgumentNullException.ThrowIfNull(terms);
        if (LatestAgreement is { IsLocked: true, InForceSince: null } locked)
        {
            var signatories = locked.Signatures.Where(signature => signature.Stands).Select(signature => signature.Partner);
            throw new PartnershipRuleException(
                PartnershipRule.TextIsUnlocked,
                $"The text of {locked} is locked: {string.Join(", ", signatories)} signed it. Lift the signatures first, then draft another version.");
        }

        var number = Record.AgreementVersions.Count + 1;
        Record = Record with { AgreementVersions = Record.AgreementVersions.Add(new(number, document, terms, at)) };
        return number;
    }

    /// <summary>
    /// Records that a partner signs the latest version. Signing it again changes nothing. An amendment comes into force
    /// with the last committed partner's signature.
    /// </summary>
    /// <param name="version">The number of the version.</param>
    /// <param name="partner">The partner's name.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">
    /// There is no such partner or version, the version is not the latest, or the partner has not committed itself.
    /// </exception>
    public void Sign(int version, string partner, DateTimeOffset at)
    {
        var signatory = Partner(partner);
        var signed = Version(version);
        if (signed != LatestAgreement)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsLatest,
                $"{partner} cannot sign {signed}; "
                + (LatestAgreement is { } latest ? $"the latest is {latest}." : "it was withdrawn, and there is no other."));
        }

        if (!signatory.IsCommitted)
        {
            throw new PartnershipRuleException(
                PartnershipRule.SignatoryIsCommitted, $"{signatory} has not committed itself to {Name}; record its commitment letter first.");
        }

        if (signed.IsSignedBy(partner))
            return;

        var isAmendment = OpenAmendment is not null;
        Replace(signed, signed with { Signatures = signed.Signatures.Add(new(signatory.Name, at)) });
        if (isAmendment && CommittedPartners.All(committed => LatestAgreement!.IsSignedBy(committed.Name)))
            BringAgreementIntoForce(at);
    }

    /// <summary>Lifts a partner's signature, so that the text can be changed. The signature stays on record.</summary>
    /// <param name="version">The number of the version.</param>
    /// <param name="partner">The partner's name.</param>
    /// <param name="reason">Why.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">
    /// There is no such version or no such signature under it, or the version is in force.
    /// </exception>
    public void LiftSignature(int version, string partner, string reason, DateTimeOffset at)
    {
        Required(reason);
        var signed = Version(version);
        if (signed == AgreementInForce)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsNotInForce, $"No signature under {signed} is lifted, since it is in force; draft an amendment.");
        }

        var signature = signed.Signatures.Find(each => each.Stands && PartnerName.AreEqual(each.Partner, partner))
            ?? throw new PartnershipRuleException(PartnershipRule.PartnerIsKnown, $"{partner} has no signature under {signed}.");
        Replace(signed, signed with { Signatures = signed.Signatures.Replace(signature, signature with { Lifting = new(reason, at) }) });
    }

    /// <summary>Withdraws the latest version, which is not in force. It stays on record.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="at">When.</param>
    /// <exception cref="PartnershipRuleException">There is no version to withdraw, or the latest is or was in force.</exception>
    public void WithdrawDraft(string reason, DateTimeOffset at)
    {
        Required(reason);
        var latest = LatestAgreement ?? throw new PartnershipRuleException(PartnershipRule.VersionExists, $"{Name} has no draft to withdraw.");
        if (latest.InForceSince is not null)
        {
            throw new PartnershipRuleException(
                PartnershipRule.VersionIsNotInForce, $"{latest} is no draft: it came into force on {latest.InForceSince:yyyy-MM-dd}.");
        }

        Replace(latest, latest with { Withdrawal = new(reason, at) });
    }

    internal void BringAgreementIntoForce(DateTimeOffset at)
    {
        if (LatestAgreement is not { } latest)
            return;

        Replace(latest, latest with { InForceSince = latest.InForceSince ?? at });
        Record = Record with { VersionInForce = latest.Number };
    }

    internal void EndAgreement() => Record = Record with { VersionInForce = null };

    private AgreementVersion Version(int number) =>
        Record.AgreementVersions.Find(version => version.Number == number)
        ?? throw new PartnershipRuleException(
            PartnershipRule.VersionExists,
            $"{Name} has no version {number} of its agreement; it has {Record.AgreementVersions.Count}.");

    private void Replace(AgreementVersion old, AgreementVersion changed) =>
        Record = Record with { AgreementVersions = Record.AgreementVersions.Replace(old, changed) };
}
