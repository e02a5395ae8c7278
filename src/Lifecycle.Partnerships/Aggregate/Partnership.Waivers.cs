namespace Lifecycle.Partnerships;

/// <content>The waivers of entry criteria.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Waivers"/>
    public IReadOnlyList<GrantedWaiver> Waivers => Record.Waivers;

    /// <summary>
    /// The expired waivers of criteria for which no other waiver is in force. An expired waiver flags the partnership
    /// but does not change its stage.
    /// </summary>
    /// <param name="at">The instant at which to check.</param>
    public IEnumerable<Waiver> ExpiredWaivers(DateTimeOffset at) =>
        Record.Waivers
            .Where(granted => granted.Revocation is null
                && granted.ExpiresAt <= at
                && !Record.Waivers.Exists(other =>
                    other.CriterionId == granted.CriterionId && other.IsInForce(at)))
            .Select(granted => granted.Waiver);

    /// <exception cref="PartnershipRuleException">The waiver is dated in the future.</exception>
    internal void Grant(Waiver waiver, string requestedBy)
    {
        Past(waiver.GrantedAt);
        Fact = Record with { Waivers = Record.Waivers.Add(new(waiver, requestedBy)) };
    }

    /// <exception cref="PartnershipRuleException">No such waiver is in force.</exception>
    internal void Revoke(string criterionId, WaiverRevocation revocation)
    {
        Past(revocation.At);
        if (!Record.Waivers.Exists(IsRevoked))
        {
            throw new PartnershipRuleException(
                PartnershipRule.WaiverIsInForce,
                $"No waiver of {criterionId} is in force for {Name} on {revocation.At.Day()}.");
        }

        // A waiver that was renewed early is in force twice.
        Fact = Record with
        {
            Waivers = Record.Waivers.ConvertAll(each =>
                IsRevoked(each) ? each with { Revocation = revocation } : each),
        };

        bool IsRevoked(GrantedWaiver granted) =>
            granted.CriterionId == criterionId && granted.IsInForce(revocation.At);
    }

    /// <summary>The waivers that were not revoked. The gates check whether one is in force.</summary>
    internal IEnumerable<Waiver> StandingWaivers =>
        Record.Waivers.Where(granted => granted.Revocation is null).Select(granted => granted.Waiver);
}
