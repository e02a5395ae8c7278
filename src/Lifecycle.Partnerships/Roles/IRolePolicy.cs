namespace Lifecycle.Partnerships;

/// <summary>Says who may fire which trigger of a partnership. Thread-safe.</summary>
public interface IRolePolicy
{
    /// <summary>Judges an actor.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="trigger">What the actor fires.</param>
    /// <param name="actor">Who fires it; <see langword="null"/> where the caller did not say.</param>
    /// <returns><see langword="null"/> if the actor may; otherwise the reason why not, as a sentence.</returns>
    string? ReasonAgainst(Partnership partnership, PartnershipTrigger trigger, string? actor);
}
