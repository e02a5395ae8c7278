using System.Collections.Immutable;
using static Lifecycle.Partnerships.PartnershipRole;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The default role policy: only the partnership manager may fire Launch, Suspend, ExtendSuspension, Resume,
/// BeginClosure, CallOffClosure, Conclude and Dissolve; only the manager or the chair of the board may declare a
/// breach, accept its remedy, remove a partner, or record that it merged or has a successor; anyone may fire the other
/// triggers. While no one holds these roles, a sponsor may do it. Immutable and thread-safe.
/// </summary>
/// <param name="terms">Other roles for the triggers of a partnership.</param>
/// <exception cref="ArgumentException">The terms name no role for a trigger that they list.</exception>
public sealed class RolePolicy(PartnershipTerms terms) : IRolePolicy
{
    private static readonly ImmutableList<PartnershipRole> ByManager = [Manager];
    private static readonly ImmutableList<PartnershipRole> ByManagerOrChair = [Manager, BoardChair];

    private readonly ImmutableDictionary<PartnershipTrigger, ImmutableList<PartnershipRole>> _roles =
        RolesOf(terms ?? throw new ArgumentNullException(nameof(terms)));

    /// <summary>The default policy with the default roles.</summary>
    public RolePolicy()
        : this(PartnershipTerms.Default)
    {
    }

    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        var roles = _roles.GetValueOrDefault(trigger) ?? (IsManagersTrigger(trigger) ? ByManager : []);
        return ReasonAgainst(partnership, roles, $"{trigger}", actor);
    }

    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, Partner partner, MembershipTrigger trigger, string? actor)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(partner);
        var roles = trigger
            is MembershipTrigger.DeclareBreach
                or MembershipTrigger.Remedy
                or MembershipTrigger.Remove
                or MembershipTrigger.Merge
                or MembershipTrigger.Succeed
            ? ByManagerOrChair
            : [];
        return ReasonAgainst(partnership, roles, $"{trigger}", actor);
    }

    private static ImmutableDictionary<PartnershipTrigger, ImmutableList<PartnershipRole>> RolesOf(
        PartnershipTerms terms)
    {
        var open = terms.Roles.Where(each => each.Value is not { IsEmpty: false }).Select(each => each.Key).ToArray();
        return open.Length == 0
            ? terms.Roles
            : throw new ArgumentException(
                $"The terms list {string.Join(", ", open)}, but name no role for it.", nameof(terms));
    }

    private static bool IsManagersTrigger(PartnershipTrigger trigger) =>
        trigger
            is Launch
                or Suspend
                or ExtendSuspension
                or PartnershipTrigger.Resume
                or BeginClosure
                or CallOffClosure
                or Conclude
                or Dissolve;

    private static string? ReasonAgainst(
        Partnership partnership, ImmutableList<PartnershipRole> roles, string trigger, string? actor)
    {
        if (roles.IsEmpty)
            return null;

        var named = string.Join(" or ", roles.Select(NameOf));
        var holders = roles.SelectMany(partnership.Governance.HoldersOf).ToArray();
        var (who, condition) = ($"{named}, {Enumeration.OrNone(holders)},", "");
        if (holders.Length == 0)
        {
            // The manager may be missing because FUL-02 is waived, and the waiver would be worth nothing if no one
            // could act.
            holders = [.. partnership.Governance.HoldersOf(Sponsor)];
            (who, condition) = ($"a sponsor, {Enumeration.OrNone(holders)},", $" while no one is {named}");
        }

        if (Array.Exists(holders, holder => PersonName.AreEqual(holder, actor)))
            return null;

        return holders.Length == 0
            ? $"Only {named} may fire {trigger}, or a sponsor while there is none, and no one holds these roles."
            : $"Only {who} may fire {trigger}{condition}; the actor is {actor ?? "not named"}.";
    }

    private static string NameOf(PartnershipRole role) => role switch
    {
        Sponsor => "a sponsor",
        Manager => "the partnership manager",
        PartnershipRole.BoundarySpanner => "a boundary spanner",
        PartnerRepresentative => "a partner's representative",
        AccountableBody => "the accountable body",
        BoardChair => "the chair of the board",
        _ => "a reviewer",
    };
}
