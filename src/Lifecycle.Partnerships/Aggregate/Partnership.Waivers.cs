namespace Lifecycle.Partnerships;

/// <content>The waivers of entry criteria.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Waivers"/>
    public IReadOnlyList<Waiver> Waivers => Record.Waivers;

    /// <summary>
    /// The expired waivers of criteria for which no other waiver is in force. An expired waiver flags the partnership
    /// but does not change its stage.
    /// </summary>
    /// <param name="at">The instant at which to check.</param>
    public IEnumerable<Waiver> ExpiredWaivers(DateTimeOffset at) =>
        Record.Waivers.Where(waiver => waiver.ExpiresAt <= at
            && !Record.Waivers.Exists(other => other.CriterionId == waiver.CriterionId && other.IsInForce(at)));

    /// <exception cref="PartnershipRuleException">The waiver is dated in the future.</exception>
    internal void Grant(Waiver waiver)
    {
        Past(waiver.GrantedAt);
        Record = Record with { Waivers = Record.Waivers.Add(waiver) };
    }
}
