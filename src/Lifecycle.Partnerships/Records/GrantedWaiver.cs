namespace Lifecycle.Partnerships;

/// <summary>A waiver that was granted. It stays on record when it expires or is revoked. Immutable.</summary>
/// <param name="Waiver">The criterion, who granted the waiver, why, and until when.</param>
/// <param name="RequestedBy">Who requested it.</param>
public sealed record GrantedWaiver(Waiver Waiver, string RequestedBy) : RecordPart
{
    /// <summary>When and why it was revoked; <see langword="null"/> if it was not.</summary>
    public WaiverRevocation? Revocation { get; init; }

    /// <summary>Whether it has been granted, has not been revoked and has not expired at an instant.</summary>
    /// <param name="at">The instant.</param>
    public bool IsInForce(DateTimeOffset at) => Revocation is null && Waiver.IsInForce(at);

    /// <summary>The waiver as text.</summary>
    public override string ToString() => $"{Waiver}";
}
