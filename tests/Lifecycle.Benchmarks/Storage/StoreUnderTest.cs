using System.Data.Common;
using Lifecycle.EntityFrameworkCore;
using Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Lifecycle.Benchmarks.Storage;

public enum Database
{
    Sqlite,
    Postgres,

    /// <summary>PostgreSQL with prepared statements, as the connection string asks for.</summary>
    PreparedPostgres,
}

/// <summary>A database with instances in it, for the library and for the hand-written store.</summary>
internal sealed class StoreUnderTest : IDisposable
{
    private readonly string? _folder;
    private readonly DbDataSource? _postgres;
    private readonly string _connectionString;

    public StoreUnderTest(Database database)
    {
        if (database == Database.Sqlite)
        {
            _folder = Directory.CreateTempSubdirectory("lifecycle-benchmarks").FullName;
            _connectionString = $"Data Source={Path.Combine(_folder, "counters.db")}";
            Store = RelationalLifecycleStore.Sqlite(_connectionString, new() { CreateIfMissing = true });
        }
        else
        {
            _connectionString = PostgresServer.CreateDatabase();
            if (database == Database.PreparedPostgres)
                _connectionString += ";Max Auto Prepare=50";

            _postgres = NpgsqlDataSource.Create(_connectionString);
            Store = RelationalLifecycleStore.Postgres(_connectionString);
        }

        Manager = new(new CounterLifecycle(), Store, CounterJson.Default.Counter, new() { Attempts = int.MaxValue });
    }

    public ILifecycleStore Store { get; }

    public LifecycleManager<CounterStage, CounterTrigger, Counter> Manager { get; }

    /// <summary>A connection from the pool, set up as the library sets up its own.</summary>
    public async ValueTask<DbConnection> OpenAsync()
    {
        if (_postgres is not null)
            return await _postgres.OpenConnectionAsync();

        var connection = new SqliteConnection(_connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous = FULL";
        await command.ExecuteNonQueryAsync();
        return connection;
    }

    public void Dispose()
    {
        _postgres?.Dispose();
        if (_folder is null)
            return;

        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
