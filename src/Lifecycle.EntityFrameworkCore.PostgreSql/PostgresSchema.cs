using Npgsql;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The schema of the tables: the first of the connection's search path.</summary>
internal static class PostgresSchema
{
    public static string Quote(string schema) => $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    /// <returns>The name, without quotes; <see langword="null"/> for the server's default.</returns>
    public static string? Of(string connectionString)
    {
        var path = new NpgsqlConnectionStringBuilder(connectionString).SearchPath?.Trim();
        if (string.IsNullOrEmpty(path))
            return null;
        if (path[0] != '"')
            return path.Split(',')[0].Trim();

        // A quote within a quoted name is doubled.
        var rest = path[1..].Replace("\"\"", "\0", StringComparison.Ordinal);
        return rest.Split('"')[0].Replace('\0', '"');
    }
}
