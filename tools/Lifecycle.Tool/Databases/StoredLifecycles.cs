using Lifecycle.EntityFrameworkCore;

namespace Lifecycle.Tool;

/// <summary>
/// The lifecycles in a database. Only <c>migrate</c> changes its tables.
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
    /// <exception cref="ToolException">The connection string is not valid.</exception>
    public static string Script(string database, string? schema) =>
        Named(database, schema, mayBeMissing: true).IsPostgres
            ? RelationalLifecycleStore.PostgresScript(schema)
            : RelationalLifecycleStore.Script(SqliteDialect.Instance, "Data Source=:memory:");

    /// <summary>The names of the lifecycles, in order.</summary>
    public async ValueTask<IReadOnlyList<string>> NamesAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in Store.LifecyclesAsync(cancellationToken))
            names.Add(name);

        return names;
    }

    /// <summary>The lifecycle of a name, or the only one.</summary>
    /// <exception cref="ToolException">There is none, or there are several and no name says which.</exception>
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
        var name = Named(database, schema, mayBeMissing: migrate);
        try
        {
            return new(name.IsPostgres
                ? RelationalLifecycleStore.Postgres(name.ConnectionString, new() { Migrate = migrate, Schema = schema })
                : RelationalLifecycleStore.Sqlite(
                    name.ConnectionString, new() { Migrate = migrate, CreateIfMissing = migrate }));
        }
        catch (ArgumentException exception)
        {
            throw ToolException.BadCommand($"The connection string is not valid: {Causes.Of(exception)}");
        }
    }

    private static DatabaseName Named(string database, string? schema, bool mayBeMissing)
    {
        var name = DatabaseName.Of(database, mayBeMissing);
        return name.IsPostgres || schema is null
            ? name
            : throw ToolException.BadCommand("--schema has no effect on an SQLite database.");
    }
}
