namespace Lifecycle.Partnerships;

/// <summary>How far a <see cref="Portfolio"/> looks. Immutable.</summary>
public sealed record PortfolioOptions
{
    /// <summary>How far ahead to list what falls due. 90 days unless said otherwise.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(90);

    /// <summary>
    /// After how long without a record a partnership with an overdue review is dormant. 180 days unless said otherwise.
    /// </summary>
    public TimeSpan DormantAfter { get; init; } = TimeSpan.FromDays(180);
}
