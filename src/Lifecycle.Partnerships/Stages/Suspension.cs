using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>One suspension of a partnership. It stays on record when it is over. Immutable.</summary>
/// <param name="Notice">The notice.</param>
/// <param name="Since">When the partnership was suspended.</param>
public sealed record Suspension(SuspensionNotice Notice, DateTimeOffset Since) : RecordPart
{
    /// <summary>The extensions, oldest first.</summary>
    public ImmutableList<SuspensionExtension> Extensions { get; init => field = value ?? []; } = [];

    /// <summary>
    /// The stage that was suspended; <see langword="null"/> only in a record that was written without.
    /// </summary>
    public PartnershipStage? From { get; init; }

    /// <summary>Who suspended the partnership; <see langword="null"/> if not named.</summary>
    public string? By { get; init; }

    /// <summary>When it ended; <see langword="null"/> while the partnership is suspended.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Who ended it; <see langword="null"/> while it goes on, or if not named.</summary>
    public string? EndedBy { get; init; }

    /// <summary>The decision to resume; <see langword="null"/> unless the partnership resumed.</summary>
    public ResumptionDecision? Decision { get; init; }
}
