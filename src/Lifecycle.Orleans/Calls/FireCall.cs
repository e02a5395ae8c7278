namespace Lifecycle;

/// <summary>A trigger to fire, as text, with its payload as JSON.</summary>
[GenerateSerializer]
[Immutable]
[Alias("Lifecycle.FireCall")]
internal sealed record FireCall(
    [property: Id(0)] string Trigger,
    [property: Id(1)] string? Actor,
    [property: Id(2)] string? Reason,
    [property: Id(3)] string? Payload,
    [property: Id(4)] long? ExpectedVersion,
    [property: Id(5)] string? CommandId,
    [property: Id(6)] string? Fingerprint);
