using System.Data.Common;

namespace Lifecycle.Tool;

/// <summary>A database as the user names it: an SQLite file, or a connection string of PostgreSQL or SQLite.</summary>
/// <param name="IsPostgres">Whether it is a PostgreSQL database, and not an SQLite one.</param>
/// <param name="ConnectionString">The connection string.</param>
internal sealed record DatabaseName(bool IsPostgres, string ConnectionString)
{
    private const string Example = "'Host=db;Database=lifecycles;Username=app'";

    private static readonly string[] OfPostgres = ["Host", "Server"];
    private static readonly string[] OfSqlite = ["Data Source", "DataSource", "Filename"];

    /// <summary>Whether a text is meant as a database, and not as a file with a definition.</summary>
    public static bool Is(string text) =>
        IsMeantAsConnection(text) || (File.Exists(text) && FileKinds.Of(text) == FileKind.Sqlite);

    /// <param name="text">What the user wrote.</param>
    /// <param name="mayBeMissing">Whether an SQLite file need not be there.</param>
    /// <exception cref="ToolException">It names no database.</exception>
    public static DatabaseName Of(string text, bool mayBeMissing)
    {
        if (!IsMeantAsConnection(text))
            return new(false, FileString(text, mayBeMissing));
        if (text.Contains("://", StringComparison.Ordinal))
            throw ToolException.BadCommand($"A database is not named by a URI. Write it as {Example}.");

        var values = Values(text);
        if (OfPostgres.Any(values.ContainsKey))
            return new(true, text);
        if (OfSqlite.Any(values.ContainsKey))
            return new(false, text);

        // Its values may be secrets.
        throw ToolException.BadCommand(
            "The connection string has neither Host, for PostgreSQL, nor Data Source, for SQLite; it has "
                + $"{string.Join(", ", values.Keys.Cast<string>())}. Write, for example, {Example}. There is no file "
                + "of this name either.");
    }

    /// <summary>A misspelt connection string is no file that could be created.</summary>
    private static bool IsMeantAsConnection(string text) =>
        !File.Exists(text)
        && (text.Contains('=', StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal));

    private static string FileString(string text, bool mayBeMissing)
    {
        var path = Path.GetFullPath(text);
        if (!File.Exists(path))
        {
            if (!mayBeMissing)
                throw ToolException.BadInput(
                    $"There is no file {path}. Name an SQLite file, or a connection string such as {Example}.");
        }
        else if (new FileInfo(path).Length > 0 && FileKinds.Of(path) != FileKind.Sqlite)
        {
            throw ToolException.BadInput($"{path} is not an SQLite database.");
        }

        return new DbConnectionStringBuilder { ["Data Source"] = path }.ConnectionString;
    }

    private static DbConnectionStringBuilder Values(string text)
    {
        try
        {
            return new() { ConnectionString = text };
        }
        catch (ArgumentException exception)
        {
            throw ToolException.BadCommand(
                $"The connection string is not valid: {exception.Message} Write, for example, {Example}.");
        }
    }
}
