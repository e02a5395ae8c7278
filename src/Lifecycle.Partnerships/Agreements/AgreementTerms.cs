namespace Lifecycle.Partnerships;

/// <summary>
/// What an agreement says about its own end, and about pooled funds. Immutable; a term that is missing is
/// <see langword="null"/>.
/// </summary>
/// <param name="Notice">How much notice a partner gives.</param>
/// <param name="Withdrawal">What happens when one partner withdraws.</param>
/// <param name="Dissolution">What happens when the partnership is dissolved.</param>
/// <param name="PooledFund">What it says about pooled funds, where funds are pooled.</param>
public sealed record AgreementTerms(
    string? Notice = null,
    string? Withdrawal = null,
    string? Dissolution = null,
    PooledFundSchedule? PooledFund = null
);
