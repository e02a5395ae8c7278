namespace Lifecycle;

/// <summary>Who holds a lease, and until when. Immutable; equal by value.</summary>
/// <param name="Owner">Who took it.</param>
/// <param name="Until">When it ends, in UTC. One that has ended is no one's, and may be taken.</param>
public sealed record StoredLease(string Owner, DateTimeOffset Until);
