namespace Lifecycle.EntityFrameworkCore;

/// <summary>The place of a row in the order of a query: the next page begins behind it. Immutable.</summary>
/// <param name="Id">The id of the instance.</param>
/// <param name="DueAt">When it falls due, as the index has it.</param>
/// <param name="UnsettledAt">Its first due date without an accepted fire, as the index has it.</param>
internal sealed record InstancePlace(string Id, DateTimeOffset? DueAt, DateTimeOffset? UnsettledAt);
