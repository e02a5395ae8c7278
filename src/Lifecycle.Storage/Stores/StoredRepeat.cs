namespace Lifecycle;

/// <summary>A refusal that is already recorded has happened again. Immutable.</summary>
/// <param name="Entry">The number of the entry that counts it.</param>
/// <param name="At">When it happened again, in UTC.</param>
public sealed record StoredRepeat(long Entry, DateTimeOffset At);
