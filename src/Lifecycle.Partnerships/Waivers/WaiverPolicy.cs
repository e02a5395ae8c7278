namespace Lifecycle.Partnerships;

/// <summary>
/// The default waiver policy: a sponsor may grant a waiver, but not one that the sponsor requested. Immutable and
/// thread-safe.
/// </summary>
public sealed class WaiverPolicy : IWaiverPolicy
{
    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(waiver);
        if (!partnership.Governance.HoldersOf(PartnershipRole.Sponsor).Any(sponsor =>
            PersonName.AreEqual(sponsor, waiver.GrantedBy)))
            return $"{waiver.GrantedBy} is not a sponsor of {partnership}.";

        return PersonName.AreEqual(waiver.GrantedBy, requestedBy)
            ? $"{requestedBy} requested the waiver and cannot also grant it."
            : null;
    }
}
