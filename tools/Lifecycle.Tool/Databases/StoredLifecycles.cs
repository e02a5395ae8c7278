using System.Data.Common;
using Lifecycle.EntityFrameworkCore;

namespace Lifecycle.Tool;

/// <summary>
/// The lifecycles in a database. The tool never changes its tables, unless it is told to migrate them.
/// </summary>
internal sealed class StoredLifecycles
{
    private StoredLifecycles(RelationalLifecycleStore store) => Store = store;

    public RelationalLifecycleStore Store { get; }

    /// <summary>Opens a database whose tables are there.</summary>
    /// <exception cref="ToolException">There is no such database.</exception>
    public static StoredLifecycles Open(string database, string? schema) => Open(database, schema, migrate: false);

    /// <summary>Opens a database, whose tables are created or upgraded before their first use.</summary>
    /// <exception cref="ToolException">The connection string is not valid.</exception>
    public static StoredLifecycles OpenToMigrate(string database, string? schema) =>
        Open(database, schema, migrate: true);

    /// <summary>The script that creates the tables in an empty database.</summary>
    public static string Script(string database, string? schema) => IsPostgres(database)
        ? RelationalLifecycleStore.PostgresScript(schema)
        : RelationalLifecycleStore.Script(SqliteDialect.Instance, "Data Source=:memory:");

    /// <summary>Whether a text names a database, and not a file with a definition.</summary>
    public static bool IsDatabase(string text) =>
        IsConnectionString(text) || (File.Exists(text) && FileKinds.Of(text) == FileKind.Sqlite);

    /// <summary>The names of the lifecycles, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in Store.LifecyclesAsync(cancellationToken))
            names.Add(name);

        return names;
    }

    /// <summary>The lifecycle of a name, or the only one.</summary>
    /// <exception cref="ToolException">There is none, or there are several and no name tells which.</exception>
    public async ValueTask<string> RequireAsync(string? name, CancellationToken cancellationToken)
    {
        var names = await NamesAsync(cancellationToken);
        if (names.Count == 0)
            throw ToolException.BadCommand("The database has no instances.");

        if (name is null)
            return names is [var only]
                ? only
                : throw ToolException.BadCommand(
                    $"The database has instances of {string.Join(", ", names)}. Choose one with --lifecycle.");

        return names.FirstOrDefault(each => each == name)
            ?? names.FirstOrDefault(each => each.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? throw ToolException.BadCommand(
                $"The database has no instances of {name}. It has instances of {string.Join(", ", names)}.");
    }

    /// <summary>Finds an instance.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    public async ValueTask<StoredInstance> InstanceAsync(
        string lifecycle, string id, CancellationToken cancellationToken) =>
        await Store.FindAsync(lifecycle, id, cancellationToken)
        ?? throw ToolException.BadCommand($"There is no {lifecycle} {id}.");

    private static StoredLifecycles Open(string database, string? schema, bool migrate)
    {
        try
        {
            return new(
                IsPostgres(database)
                    ? RelationalLifecycleStore.Postgres(database, new() { Migrate = migrate, Schema = schema })
                    : RelationalLifecycleStore.Sqlite(
                        SqliteString(database, mayBeMissing: migrate),
                        new() { Migrate = migrate, CreateIfMissing = migrate }));
        }
        catch (ArgumentException exception)
        {
            throw ToolException.BadCommand($"The connection string is not valid: {exception.Message}");
        }
    }

    private static string SqliteString(string database, bool mayBeMissing)
    {
        if (IsConnectionString(database))
            return database;

        var path = Path.GetFullPath(database);
        if (!File.Exists(path))
            return mayBeMissing
                ? FileString(path)
                : throw ToolException.BadInput(
                    $"There is no file {path}. Name an SQLite file, or a connection string such as "
                        + "'Host=db;Database=lifecycles;Username=app'.");

        return new FileInfo(path).Length == 0 || FileKinds.Of(path) == FileKind.Sqlite
            ? FileString(path)
            : throw ToolException.BadInput($"{path} is not an SQLite database.");
    }

    private static string FileString(string path) =>
        new DbConnectionStringBuilder { ["Data Source"] = path }.ConnectionString;

    private static bool IsPostgres(string database) =>
        IsConnectionString(database) && Values(database) is { } values
        && (values.ContainsKey("Host") || values.ContainsKey("Server"));

    private static bool IsConnectionString(string text) =>
        !File.Exists(text)
        && Values(text) is { } values
        && (values.ContainsKey("Host") || values.ContainsKey("Server") || values.ContainsKey("Data Source"));

    private static DbConnectionStringBuilder? Values(string text)
    {
        try
        {
            return new() { ConnectionString = text };
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
