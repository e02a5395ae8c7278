using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The default role policy: only the partnership manager may fire Launch, Suspend, Resume, BeginClosure, Conclude and
/// Dissolve; only the manager or the chair of the board may declare a breach, accept its remedy or remove a partner;
/// anyone may fire the other triggers. While no one holds these roles, a sponsor may do it. Immutable and thread-safe.
/// </summary>
public sealed class RolePolicy : IRolePolicy
{
    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        return trigger is Launch or Suspend or PartnershipTrigger.Resume or BeginClosure or Conclude or Dissolve
            ? ReasonAgainst(
                partnership,
                "the partnership manager",
                [.. partnership.HoldersOf(PartnershipRole.Manager)],
                $"{trigger}",
                actor)
            : null;
    }

    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, Partner partner, MembershipTrigger trigger, string? actor)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(partner);
        return trigger is MembershipTrigger.DeclareBreach or MembershipTrigger.Remedy or MembershipTrigger.Remove
            ? ReasonAgainst(
                partnership,
                "the partnership manager or the chair of the board",
                [
                    .. partnership.HoldersOf(PartnershipRole.Manager),
                    .. partnership.HoldersOf(PartnershipRole.BoardChair),
                ],
                $"{trigger}",
                actor)
            : null;
    }

    private static string? ReasonAgainst(
        Partnership partnership, string role, string[] holders, string trigger, string? actor)
    {
        if (holders.Length == 0)
        {
            // The manager may be missing because FUL-02 is waived, and the waiver would be worth nothing if no one
            // could act.
            holders = [.. partnership.HoldersOf(PartnershipRole.Sponsor)];
            role = holders.Length == 0 ? role : "a sponsor, while there is no partnership manager";
        }

        if (Array.Exists(holders, holder => PersonName.AreEqual(holder, actor)))
            return null;

        return holders.Length == 0
            ? $"Only {role} may fire {trigger}, and none is appointed."
            : $"Only {role}, {Enumeration.Of(holders)}, may fire {trigger}; the actor is {actor ?? "not named"}.";
    }
}
