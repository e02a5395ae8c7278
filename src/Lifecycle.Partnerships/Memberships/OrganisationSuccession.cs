namespace Lifecycle.Partnerships;

/// <summary>
/// The payload of <see cref="MembershipTrigger.Succeed"/>: another organisation takes over the membership, with its
/// signatures and roles. Immutable.
/// </summary>
/// <param name="Successor">The name of the successor.</param>
/// <param name="Document">The reference of the novation or order by which it succeeds.</param>
public sealed record OrganisationSuccession(string? Successor = null, string? Document = null) : RecordPart
{
    /// <summary>The identifier of the successor elsewhere; <see langword="null"/> if not known. That of the predecessor
    /// stays with its former name.</summary>
    public string? ExternalId { get; init; }
}
