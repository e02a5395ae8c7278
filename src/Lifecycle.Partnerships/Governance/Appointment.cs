namespace Lifecycle.Partnerships;

/// <summary>Appoints a person or body to a role. Immutable.</summary>
/// <param name="Role">The role.</param>
/// <param name="Holder">The person or body that holds the role.</param>
public sealed record Appointment(PartnershipRole Role, string Holder) : RecordPart
{
    /// <summary>When the holder was appointed.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>When the holder was dismissed; <see langword="null"/> while the holder has the role.</summary>
    public DateTimeOffset? Until { get; init; }
}
