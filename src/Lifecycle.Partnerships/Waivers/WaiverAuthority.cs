namespace Lifecycle.Partnerships;

/// <summary>Grants waivers for partnerships under one definition, by a policy. Immutable and thread-safe.</summary>
/// <param name="lifecycle">The definition, which says what is waivable.</param>
/// <param name="policy">Who may waive; <see langword="null"/> for <see cref="WaiverPolicy"/>.</param>
public sealed class WaiverAuthority(
    LifecycleDefinition<PartnershipStage, PartnershipTrigger, Partnership> lifecycle, IWaiverPolicy? policy = null)
{
    private readonly IWaiverPolicy _policy = policy ?? new WaiverPolicy();

    /// <summary>Grants a waiver, so that a criterion may be unmet while it lasts.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="waiver">Which criterion, who decided, why, and until when.</param>
    /// <param name="requestedBy">Who asks for it.</param>
    /// <exception cref="WaiverRefusedException">
    /// The definition has no such criterion, it is not waivable, the rationale is missing, the waiver ends before it
    /// begins, or the policy is against it.
    /// </exception>
    public void Grant(Partnership partnership, Waiver waiver, string requestedBy)
    {
        ArgumentNullException.ThrowIfNull(partnership);
        ArgumentNullException.ThrowIfNull(waiver);
        ArgumentException.ThrowIfNullOrWhiteSpace(requestedBy);
        if ((ReasonAgainst(waiver) ?? _policy.ReasonAgainst(partnership, waiver, requestedBy)) is { } reason)
            throw new WaiverRefusedException(waiver, reason);

        partnership.Grant(waiver);
    }

    private string? ReasonAgainst(Waiver waiver)
    {
        var criterion = lifecycle.Graph.Criteria.FirstOrDefault(each => each.Id == waiver.CriterionId);
        return criterion is null ? $"{lifecycle.Name} has no such criterion."
            : criterion.Severity != Severity.Waivable
                ? $"It is {criterion.Severity.ToString().ToLowerInvariant()}, and not waivable."
            : string.IsNullOrWhiteSpace(waiver.Rationale) ? "It gives no rationale."
            : waiver.ExpiresAt <= waiver.GrantedAt ? "It ends before it begins."
            : null;
    }
}
