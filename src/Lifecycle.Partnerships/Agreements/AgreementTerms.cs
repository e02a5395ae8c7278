namespace Lifecycle.Partnerships;

/// <summary>
/// The exit terms of an agreement, its duration, and its schedule of pooled funds. Immutable; a missing term is
/// <see langword="null"/>.
/// </summary>
/// <param name="Notice">How much notice a partner must give.</param>
/// <param name="Withdrawal">What happens when one partner withdraws.</param>
/// <param name="Dissolution">What happens when the partnership is dissolved.</param>
/// <param name="PooledFund">The schedule of pooled funds, where funds are pooled.</param>
public sealed record AgreementTerms(
    string? Notice = null,
    string? Withdrawal = null,
    string? Dissolution = null,
    PooledFundSchedule? PooledFund = null
) : RecordPart
{
    /// <summary>How long the agreement lasts; <see langword="null"/> if it does not say.</summary>
    public AgreementTerm? Term { get; init; }
}
