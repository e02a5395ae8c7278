namespace Lifecycle.Partnerships;

/// <content>What may be unmet for a while.</content>
public sealed partial class Partnership
{
    /// <inheritdoc cref="PartnershipRecord.Waivers"/>
    public IReadOnlyList<Waiver> Waivers => Record.Waivers;

    /// <summary>
    /// The waivers that have run out, with no other in force for the same criterion. They flag the partnership and roll
    /// nothing back.
    /// </summary>
    /// <param name="at">The instant to look at.</param>
    public IEnumerable<Waiver> ExpiredWaivers(DateTimeOffset at) =>
        Record.Waivers.Where(waiver => waiver.ExpiresAt <= at
            && !Record.Waivers.Exists(other => other.CriterionId == waiver.CriterionId && other.IsInForce(at)));

    internal void Grant(Waiver waiver) => Record = Record with { Waivers = Record.Waivers.Add(waiver) };
}
