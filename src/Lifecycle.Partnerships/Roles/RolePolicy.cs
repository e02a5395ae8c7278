using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships;

/// <summary>
/// The default role policy: only the partnership manager may fire Launch, Suspend, Resume, BeginClosure, Conclude and
/// Dissolve; anyone may fire the other triggers. Immutable and thread-safe.
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
            ? $"Only the partnership manager may fire {trigger}, and none is appointed."
            : $"Only the partnership manager, {Enumeration.Of(managers)}, may fire {trigger}; the actor is "
                + $"{actor ?? "not named"}.";
    }
}
