namespace Lifecycle.Partnerships;

/// <summary>One suspension of a partnership. It stays on record when it is over. Immutable.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Since">When the partnership was suspended.</param>
public sealed record Suspension(SuspensionNotice Notice, DateTimeOffset Since)
{
    /// <summary>When it ended; <see langword="null"/> while the partnership is suspended.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The decision to resume; <see langword="null"/> unless the partnership resumed.</summary>
    public ResumptionDecision? Decision { get; init; }
}
