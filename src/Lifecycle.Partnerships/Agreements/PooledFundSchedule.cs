namespace Lifecycle.Partnerships;

/// <summary>
/// What the agreement says about pooled funds, by the NHS Bodies and Local Authorities Partnership Arrangements
/// Regulations 2000. Immutable; what is missing is <see langword="null"/>.
/// </summary>
public sealed record PooledFundSchedule
{
    /// <summary>The agreed aims and outcomes.</summary>
    public string? Aims { get; init; }

    /// <summary>What each partner pays in.</summary>
    public string? Contributions { get; init; }

    /// <summary>The functions that are covered.</summary>
    public string? Functions { get; init; }

    /// <summary>The services that are paid for, and for whom.</summary>
    public string? Services { get; init; }

    /// <summary>The staff, goods and premises that are provided.</summary>
    public string? StaffAndGoods { get; init; }

    /// <summary>How long it lasts.</summary>
    public string? Duration { get; init; }

    /// <summary>How it is reviewed.</summary>
    public string? Review { get; init; }

    /// <summary>How it is varied.</summary>
    public string? Variation { get; init; }

    /// <summary>How it is terminated.</summary>
    public string? Termination { get; init; }

    /// <summary>Who manages the fund, and how.</summary>
    public string? FundManagement { get; init; }
}
