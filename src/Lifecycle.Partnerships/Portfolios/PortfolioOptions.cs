namespace Lifecycle.Partnerships;

/// <summary>The limits that a <see cref="Portfolio"/> applies. Immutable.</summary>
public sealed record PortfolioOptions
{
    /// <summary>How far ahead due items are listed. Default: 90 days.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromDays(90);

    /// <summary>Whether partnerships of organisations that are part of the organisation are listed too. Default:
    /// <see langword="false"/>.</summary>
    public bool IncludesParts { get; init; }

    /// <summary>
    /// How long a partnership with an overdue review or report must be inactive to count as dormant. Default: 180 days.
    /// </summary>
    public TimeSpan DormantAfter { get; init; } = TimeSpan.FromDays(180);
}
