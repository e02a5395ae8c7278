using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>An empty relational database for one test. Each provider derives one.</summary>
public abstract class RelationalDatabase(RelationalDialect dialect, string connectionString) : TestDatabase
{
    /// <summary>The dialect of the provider.</summary>
    public RelationalDialect Dialect => dialect;

    public string ConnectionString => connectionString;

    /// <inheritdoc/>
    public override ILifecycleStore Open() => RelationalLifecycleStore.Open(dialect, connectionString);

    /// <summary>Configures a context of an application, as the application would.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Calls the provider's method that stores a registered lifecycle in a database.</summary>
    public abstract void Use(LifecycleRegistration registration, string connectionString);

    /// <summary>Runs statements, bypassing the store.</summary>
    public async Task RunAsync(string text)
    {
        await using var connection = dialect.CreateConnection(connectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = text;
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Waits until the database has ended the work of processes that were killed.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;
}
