namespace Lifecycle.Partnerships;

/// <summary>The waiver policy as it comes: the sponsor may waive, but nothing that the sponsor asked for.</summary>
public sealed class WaiverPolicy : IWaiverPolicy
{
    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(waiver);
        if (!partnership.HoldersOf(PartnershipRole.Sponsor).Contains(waiver.GrantedBy))
            return $"{waiver.GrantedBy} is not the sponsor of {partnership}.";

        return string.Equals(waiver.GrantedBy.Trim(), requestedBy?.Trim(), StringComparison.OrdinalIgnoreCase)
            ? $"{requestedBy} asked for the waiver, and so cannot grant it."
            : null;
    }
}
