using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>One version of the agreement, with its signatures. Immutable; an edit makes another version.</summary>
/// <param name="Number">Counts from 1.</param>
/// <param name="Document">The reference of the text.</param>
/// <param name="Terms">What it says about its own end.</param>
/// <param name="DraftedAt">When it was drafted.</param>
public sealed record AgreementVersion(int Number, string Document, AgreementTerms Terms, DateTimeOffset DraftedAt)
{
    /// <summary>Every signature it was given, those lifted again included.</summary>
    public ImmutableList<Signature> Signatures { get; init => field = value ?? []; } = [];

    /// <summary>When it first came into force; <see langword="null"/> if it never did.</summary>
    public DateTimeOffset? InForceSince { get; init; }

    /// <summary>When and why it was given up; <see langword="null"/> if it was not.</summary>
    public DraftWithdrawal? Withdrawal { get; init; }

    /// <summary>Whether a signature stands under it, so that its text is locked.</summary>
    public bool IsLocked => Signatures.Any(signature => signature.Stands);

    /// <summary>Whether a partner's signature stands under it.</summary>
    /// <param name="partner">The partner's name.</param>
    public bool IsSignedBy(string partner) =>
        Signatures.Any(signature =>
            signature.Stands && OrganisationName.AreEqual(signature.Partner, OrganisationName.Of(partner)));

    /// <summary>Number and document.</summary>
    public override string ToString() => $"version {Number} ({Document})";
}
