namespace Lifecycle.Partnerships;

/// <summary>
/// The schedule of pooled funds in an agreement, as the NHS Bodies and Local Authorities Partnership Arrangements
/// Regulations 2000 require it. Immutable; a missing clause is <see langword="null"/>.
/// </summary>
public sealed record PooledFundSchedule : RecordPart
{
    /// <summary>The agreed aims and outcomes.</summary>
    public string? Aims { get; init; }

    /// <summary>What each partner pays in.</summary>
    public string? Contributions { get; init; }

    /// <summary>The size of the fund; <see langword="null"/> if not stated.</summary>
    public Money? Amount { get; init; }

    /// <summary>The functions covered.</summary>
    public string? Functions { get; init; }

    /// <summary>The services paid for, and who receives them.</summary>
    public string? Services { get; init; }

    /// <summary>The staff, goods and premises provided.</summary>
    public string? StaffAndGoods { get; init; }

    /// <summary>How long the arrangement lasts.</summary>
    public string? Duration { get; init; }

    /// <summary>How the arrangement is reviewed.</summary>
    public string? Review { get; init; }

    /// <summary>How the arrangement is varied.</summary>
    public string? Variation { get; init; }

    /// <summary>How the arrangement is terminated.</summary>
    public string? Termination { get; init; }

    /// <summary>Who manages the fund, and how.</summary>
    public string? FundManagement { get; init; }
}
