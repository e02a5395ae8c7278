namespace Lifecycle.Partnerships;

/// <summary>Decides who may waive which criterion of a partnership. Implementations must be thread-safe.</summary>
public interface IWaiverPolicy
{
    /// <summary>Decides whether a waiver of a waivable criterion may be granted.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="waiver">The waiver.</param>
    /// <param name="requestedBy">Who requests the waiver.</param>
    /// <returns><see langword="null"/> if it may be granted; otherwise the reason against it, as a sentence.</returns>
    string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy);
}
