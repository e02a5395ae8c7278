using Microsoft.Data.Sqlite;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>Where a test stores its instances: a database of its own, empty at first.</summary>
public sealed class Database : IDisposable
{
    private readonly string? _file;

    private Database(Provider provider, string connectionString, string? file)
    {
        Provider = provider;
        ConnectionString = connectionString;
        _file = file;
        Store = Open();
    }

    public Provider Provider { get; }

    public string ConnectionString { get; }

    public ILifecycleStore Store { get; }

    public static Database Create(Provider provider)
    {
        switch (provider)
        {
            case Provider.Sqlite:
                var file = Path.Combine(Directory.CreateTempSubdirectory("lifecycle").FullName, "lifecycles.db");
                return new(provider, $"Data Source={file}", file);
            case Provider.Postgres:
                return new(provider, PostgresServer.CreateDatabase(), null);
            default:
                return new(provider, string.Empty, null);
        }
    }

    /// <summary>Another store in the same database, as another process would have it.</summary>
    public ILifecycleStore Open() => Provider switch
    {
        Provider.Sqlite => RelationalLifecycleStore.Sqlite(ConnectionString),
        Provider.Postgres => RelationalLifecycleStore.Postgres(ConnectionString),
        _ => Store ?? new InMemoryLifecycleStore(),
    };

    public void Dispose()
    {
        if (_file is null)
            return;

        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);

        Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
    }
}
