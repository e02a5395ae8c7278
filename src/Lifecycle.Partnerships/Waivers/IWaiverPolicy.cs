namespace Lifecycle.Partnerships;

/// <summary>Says who may waive which criterion of a partnership. Thread-safe.</summary>
public interface IWaiverPolicy
{
    /// <summary>Judges a waiver of a waivable criterion.</summary>
    /// <param name="partnership">The partnership.</param>
    /// <param name="waiver">The waiver.</param>
    /// <param name="requestedBy">Who asks for it.</param>
    /// <returns><see langword="null"/> if it may be granted; otherwise the reason why not, as a sentence.</returns>
    string? ReasonAgainst(Partnership partnership, Waiver waiver, string requestedBy);
}
