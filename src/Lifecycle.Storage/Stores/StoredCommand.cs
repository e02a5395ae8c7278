namespace Lifecycle;

/// <summary>What a store knows about a command to an instance. Immutable.</summary>
/// <param name="Instance">The instance.</param>
/// <param name="Entries">The entries that were written with the command, in order; empty if it has not been
/// applied.</param>
public sealed record StoredCommand(StoredInstance Instance, IReadOnlyList<StoredEntry> Entries);
