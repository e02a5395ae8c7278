namespace Lifecycle.Partnerships;

/// <summary>A partner's signature on one version of the agreement. Immutable.</summary>
/// <param name="Partner">The partner's name.</param>
/// <param name="At">When the partner signed.</param>
/// <param name="Lifting">When and why the signature was lifted; <see langword="null"/> if it was not.</param>
public sealed record Signature(string Partner, DateTimeOffset At, SignatureLifting? Lifting = null) : RecordPart
{
    /// <summary>
    /// The membership in which the partner signed: how many memberships of the partner were over. A signature does not
    /// count for a later membership.
    /// </summary>
    public int Membership { get; init; }

    /// <summary>The partner that signed and then merged into this one; <see langword="null"/> if this one signed
    /// itself.</summary>
    public string? NovatedFrom { get; init; }

    /// <summary>Whether the signature is valid, because it was not lifted.</summary>
    public bool Stands => Lifting is null;
}
