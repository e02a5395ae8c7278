using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>One version of the agreement, with its signatures. Immutable; an edit creates another version.</summary>
/// <param name="Number">The version number, from 1.</param>
/// <param name="Document">The reference of the document.</param>
/// <param name="Terms">The exit terms, and the schedule of pooled funds.</param>
/// <param name="DraftedAt">When it was drafted.</param>
public sealed record AgreementVersion(int Number, string Document, AgreementTerms Terms, DateTimeOffset DraftedAt)
    : RecordPart
{
    /// <summary>Every signature, including those that were lifted.</summary>
    public ImmutableList<Signature> Signatures { get; init => field = value ?? []; } = [];

    /// <summary>When it first came into force; <see langword="null"/> if it never did.</summary>
    public DateTimeOffset? InForceSince { get; init; }

    /// <summary>When and why it was withdrawn; <see langword="null"/> if it was not.</summary>
    public DraftWithdrawal? Withdrawal { get; init; }

    /// <summary>Whether the text is locked, because at least one signature is valid.</summary>
    public bool IsLocked => Signatures.Any(signature => signature.Stands);

    /// <summary>Whether a partner has a valid signature of its present membership on this version.</summary>
    /// <param name="partner">The partner.</param>
    public bool IsSignedBy(Partner partner)
    {
        ArgumentNullException.ThrowIfNull(partner);
        return Signatures.Exists(signature => Counts(signature, partner));
    }

    internal static bool Counts(Signature signature, Partner partner) =>
        signature.Stands
        && signature.Membership == partner.EarlierMemberships.Count
        && partner.IsCalled(signature.Partner);

    /// <summary>Number and document.</summary>
    public override string ToString() => $"version {Number} ({Document})";
}
