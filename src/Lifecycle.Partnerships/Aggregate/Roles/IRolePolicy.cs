namespace Lifecycle.Partnerships;

/// <summary>
/// Decides who may fire which trigger of a partnership, and of the membership of a partner. Implementations must be
/// thread-safe.
/// </summary>
public interface IRolePolicy
{
    /// <summary>Decides whether an actor may fire a trigger.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="trigger">The trigger that the actor fires.</param>
    /// <param name="actor">Who fires the trigger; <see langword="null"/> if the caller named no actor.</param>
    /// <returns><see langword="null"/> if the actor may fire it; otherwise the reason against it, as a
    /// sentence.</returns>
    string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor);

    /// <summary>
    /// Decides whether an actor may change the membership of a partner. Not asked about
    /// <see cref="MembershipTrigger.Activate"/>, which follows from the signature.
    /// </summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="partner">The partner, as recorded before the change.</param>
    /// <param name="trigger">The trigger that the actor fires.</param>
    /// <param name="actor">Who fires the trigger; <see langword="null"/> if the caller named no actor.</param>
    /// <returns><see langword="null"/> if the actor may fire it; otherwise the reason against it, as a
    /// sentence.</returns>
    string? ReasonAgainst(Partnership partnership, Partner partner, MembershipTrigger trigger, string? actor);
}
