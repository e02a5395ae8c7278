namespace Lifecycle.Partnerships;

/// <summary>Something happened that has to be reviewed. Immutable.</summary>
/// <param name="Reason">What happened.</param>
/// <param name="Since">When.</param>
public sealed record ReviewCall(string Reason, DateTimeOffset Since);
