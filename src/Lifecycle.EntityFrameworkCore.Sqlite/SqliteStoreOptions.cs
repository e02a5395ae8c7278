using Microsoft.Data.Sqlite;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>How a store treats an SQLite file. Immutable.</summary>
public sealed record SqliteStoreOptions : RelationalStoreOptions
{
    /// <summary>
    /// Whether the store creates a file that does not exist. If <see langword="false"/>, the default, a file that was
    /// moved, or that the connection string misspells, is an error: it would become an empty store.
    /// </summary>
    public bool CreateIfMissing { get; init; }

    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    internal string Apply(string connectionString)
    {
        var sqlite = new SqliteConnectionStringBuilder(connectionString);
        if (sqlite.Mode == SqliteOpenMode.ReadWriteCreate && !CreateIfMissing)
            sqlite.Mode = SqliteOpenMode.ReadWrite;

        return sqlite.ConnectionString;
    }
}
