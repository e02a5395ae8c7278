namespace Lifecycle.EntityFrameworkCore;

/// <summary>How a store treats a PostgreSQL database, which it never creates. Immutable.</summary>
public sealed record PostgresStoreOptions : RelationalStoreOptions
{
    /// <summary>
    /// The schema of the tables, which the store creates with them. Default: <see langword="null"/>, for the first
    /// schema of the connection's <c>Search Path</c>, usually <c>public</c>.
    /// </summary>
    public string? Schema { get; init; }
}
