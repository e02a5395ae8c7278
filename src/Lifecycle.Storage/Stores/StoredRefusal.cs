namespace Lifecycle;

/// <summary>
/// A recorded refusal that counts its repeats, until a change of the instance is accepted. Immutable.
/// </summary>
/// <param name="Entry">The number of its entry in the history.</param>
/// <param name="Digest">
/// What makes another refusal a repeat of it: a hash of trigger, outcome, actor, reason and report.
/// </param>
public sealed record StoredRefusal(long Entry, string Digest);
