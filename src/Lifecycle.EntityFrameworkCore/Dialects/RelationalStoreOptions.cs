namespace Lifecycle.EntityFrameworkCore;

/// <summary>How a store treats a database that it connects to itself. Immutable.</summary>
public record RelationalStoreOptions
{
    /// <summary>
    /// Whether the store creates the tables, or upgrades them, before their first use. If <see langword="false"/>, a
    /// database whose tables are missing or out of date is refused. Tables that are up to date are used as they are, so
    /// a role that may only read and write is enough. Default: <see langword="true"/>.
    /// </summary>
    public bool Migrate { get; init; } = true;
}
