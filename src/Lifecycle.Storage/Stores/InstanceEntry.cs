namespace Lifecycle;

/// <summary>An entry of the history of an instance. Immutable.</summary>
/// <param name="InstanceId">The id of the instance.</param>
/// <param name="Entry">The entry.</param>
public sealed record InstanceEntry(string InstanceId, StoredEntry Entry);
