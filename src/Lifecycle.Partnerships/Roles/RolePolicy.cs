using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The role policy as it comes: the partnership manager fires Launch, Suspend, Resume, BeginClosure, Conclude and
/// Dissolve; anybody fires the rest.
/// </summary>
public sealed class RolePolicy : IRolePolicy
{
    /// <inheritdoc/>
    public string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        if (trigger is not (Launch or Suspend or PartnershipTrigger.Resume or BeginClosure or Conclude or Dissolve))
            return null;

        var managers = partnership.HoldersOf(PartnershipRole.Manager).ToArray();
        if (managers.Contains(actor))
            return null;

        return managers.Length == 0
            ? $"Only the partnership manager may fire {trigger}, and nobody is appointed."
            : $"Only the partnership manager, {Enumeration.Of(managers)}, may fire {trigger}; {actor ?? "nobody"} "
                + "fires it.";
    }
}
