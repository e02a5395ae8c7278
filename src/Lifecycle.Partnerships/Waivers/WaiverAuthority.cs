namespace Lifecycle.Partnerships;

/// <summary>
/// Grants waivers for the partnerships of one definition, subject to a policy. Immutable and thread-safe.
/// </summary>
/// <param name="lifecycle">The definition, which determines which criteria are waivable.</param>
/// <param name="policy">The policy; <see langword="null"/> for <see cref="WaiverPolicy"/>.</param>
public sealed class WaiverAuthority(
    LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle, IWaiverPolicy? policy = null)
{
    private readonly IWaiverPolicy _policy = policy ?? new WaiverPolicy();

    /// <summary>Grants a waiver, which lets a criterion be unmet while the waiver is in force.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="waiver">The waiver: the criterion, who grants it, why, and until when.</param>
    /// <param name="requestedBy">Who requests the waiver.</param>
    /// <exception cref="WaiverRefusedException">
    /// The definition has no such criterion, the criterion is not waivable, the rationale is missing, the waiver
    /// expires no later than it is granted, or the policy refuses it.
    /// </exception>
    /// <exception cref="PartnershipRuleException">The waiver is granted in the future.</exception>
    public void Grant(Partnership partnership, Waiver waiver, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(waiver);
        ArgumentException.ThrowIfNullOrWhiteSpace(requestedBy);
        var against = ReasonAgainst(partnership, waiver) ?? _policy.ReasonAgainst(partnership, waiver, requestedBy);
        if (against is { } reason)
            throw new WaiverRefusedException(waiver, reason);

        partnership.Grant(waiver, requestedBy);
    }

    /// <summary>Revokes every waiver of a criterion that is in force. They stay on record.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="criterionId">The id of the criterion.</param>
    /// <param name="revokedBy">Who revokes them: anyone who may grant it.</param>
    /// <param name="reason">Why they are revoked.</param>
    /// <param name="at">When they are revoked.</param>
    /// <exception cref="WaiverRefusedException">The policy would not let this person grant the waiver.</exception>
    /// <exception cref="PartnershipRuleException">No such waiver is in force, or <paramref name="at"/> is in the
    /// future.</exception>
    public void Revoke(
        Partnership partnership, string criterionId, string revokedBy, string reason, DateTimeOffset at)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentException.ThrowIfNullOrWhiteSpace(criterionId);
        ArgumentException.ThrowIfNullOrWhiteSpace(revokedBy);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);

        // No one requests a revocation, so only whether the person may grant such a waiver counts.
        var waiver = new Waiver(criterionId, revokedBy, reason, at);
        if (_policy.ReasonAgainst(partnership, waiver, requestedBy: "") is { } against)
            throw new WaiverRefusedException(waiver, against);

        partnership.Revoke(criterionId, new(revokedBy, reason, at));
    }

    private string? ReasonAgainst(Partnership partnership, Waiver waiver)
    {
        var criterion = lifecycle.GraphFor(partnership).Criteria.FirstOrDefault(each => each.Id == waiver.CriterionId);
        return criterion is null ? $"{lifecycle.Name} has no such criterion."
            : criterion.Severity != Severity.Waivable
                ? $"The criterion is {criterion.Severity.ToString().ToLowerInvariant()}, not waivable."
            : string.IsNullOrWhiteSpace(waiver.Rationale) ? "The waiver has no rationale."
            : waiver.ExpiresAt <= waiver.GrantedAt ? "The waiver expires before it begins."
            : null;
    }
}
