using Lifecycle.Storage.Tests.Databases;
using Microsoft.Data.Sqlite;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>Where a test stores its instances: a database of its own, empty at first.</summary>
public class Database : TestDatabase
{
    private readonly string? _file;
    private readonly InMemoryLifecycleStore _memory = new();

    private protected Database(Provider provider)
    {
        Provider = provider;
        switch (provider)
        {
            case Provider.Sqlite:
                _file = Path.Combine(Directory.CreateTempSubdirectory("lifecycle").FullName, "lifecycles.db");
                ConnectionString = $"Data Source={_file}";
                break;
            case Provider.Postgres:
                ConnectionString = PostgresServer.CreateDatabase();
                break;
            default:
                ConnectionString = string.Empty;
                break;
        }
    }

    public Provider Provider { get; }

    public string ConnectionString { get; }

    public static Database Create(Provider provider) => new(provider);

    /// <inheritdoc/>
    public override ILifecycleStore Open() => Provider switch
    {
        Provider.Sqlite => RelationalLifecycleStore.Sqlite(ConnectionString),
        Provider.Postgres => RelationalLifecycleStore.Postgres(ConnectionString),
        _ => _memory,
    };

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (_file is null)
            return;

        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);

        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}

public sealed class SqliteDatabase() : Database(Provider.Sqlite);

public sealed class PostgresDatabase() : Database(Provider.Postgres);
