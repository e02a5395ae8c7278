namespace Lifecycle;

/// <summary>
/// Stands for the entries that were pruned from the beginning of a history. Immutable; equal by value.
/// </summary>
/// <param name="Entries">How many entries were pruned: the number of the last of them.</param>
/// <param name="Version">The version of the instance after the last of them.</param>
/// <param name="Hash">The hash of the last of them, which the first entry that is left continues.</param>
public sealed record PrunedHistory(long Entries, long Version, string Hash);
