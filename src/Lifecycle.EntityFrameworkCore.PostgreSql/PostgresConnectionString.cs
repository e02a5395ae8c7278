using System.Data.Common;
using Npgsql;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The connection string of a store's own connections.</summary>
internal static class PostgresConnectionString
{
    /// <summary>
    /// Puts a schema into the search path, if there is one, and leaves out resetting a connection that goes back to the
    /// pool, unless the connection string asks for it: the store changes no state of its sessions, and the server's
    /// work for a reset is a tenth of that for a fire.
    /// </summary>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public static string Of(string connectionString, string? schema)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString };
        var builder = new NpgsqlConnectionStringBuilder(connectionString);
        if (!given.ContainsKey("No Reset On Close") && !given.ContainsKey(nameof(builder.NoResetOnClose)))
            builder.NoResetOnClose = true;
        if (schema is not null)
            builder.SearchPath = PostgresSchema.Quote(schema);
        return builder.ConnectionString;
    }
}
