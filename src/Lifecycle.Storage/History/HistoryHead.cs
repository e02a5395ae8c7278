namespace Lifecycle;

/// <summary>
/// How far a history had come. Kept where those who can write to the store cannot write, it proves later that the
/// history up to there is the same. Immutable; equal by value.
/// </summary>
/// <param name="Lifecycle">The name of the lifecycle.</param>
/// <param name="Id">The id of the instance.</param>
/// <param name="Entries">How many entries the history had, with those that were pruned.</param>
/// <param name="Hash">The hash of the last of them, in lower-case hexadecimal digits.</param>
public sealed record HistoryHead(string Lifecycle, string Id, long Entries, string Hash);
