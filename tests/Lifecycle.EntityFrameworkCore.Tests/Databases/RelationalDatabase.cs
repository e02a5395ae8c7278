using System.Text;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>An empty relational database for one test. Each provider derives one.</summary>
public abstract class RelationalDatabase(RelationalDialect dialect, string connectionString) : TestDatabase
{
    /// <summary>The dialect of the provider.</summary>
    public RelationalDialect Dialect => dialect;

    public string ConnectionString => connectionString;

    /// <summary>The name of the database in messages.</summary>
    public string Name
    {
        get
        {
            using var connection = dialect.CreateConnection(connectionString);
            return dialect.NameOf(connection);
        }
    }

    /// <inheritdoc/>
    public override ILifecycleStore Open() => RelationalLifecycleStore.Open(dialect, connectionString);

    /// <summary>Configures a context of an application, as the application would.</summary>
    public abstract void Configure(DbContextOptionsBuilder options);

    /// <summary>Configures a context with an execution strategy that tries again after a <see cref="Lost"/>.</summary>
    public abstract void ConfigureRetrying(DbContextOptionsBuilder options);

    /// <summary>Makes an exception as of a lost connection, which an execution strategy handles.</summary>
    public abstract Exception Lost();

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

    /// <summary>The plan by which the database answers a command.</summary>
    public async Task<string> ExplainAsync(RecordedCommand command)
    {
        await using var connection = dialect.CreateConnection(connectionString);
        await connection.OpenAsync();
        await using var explain = connection.CreateCommand();
        explain.CommandText = $"{Explain} {command.Text}";
        foreach (var (name, value) in command.Arguments)
        {
            var parameter = explain.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            explain.Parameters.Add(parameter);
        }

        await using var reader = await explain.ExecuteReaderAsync();
        var plan = new StringBuilder();
        while (await reader.ReadAsync())
            plan.Append(reader.GetString(reader.FieldCount - 1)).Append('\n');

        return plan.ToString();
    }

    /// <summary>
    /// Whether a plan walks along an index to find the rows of a page, and sorts nothing, or the page itself.
    /// </summary>
    public abstract bool Walks(string plan, string index, bool sortsPage);

    /// <summary>What comes before a statement to explain it.</summary>
    protected abstract string Explain { get; }

    /// <summary>Waits until the database has ended the work of processes that were killed.</summary>
    public virtual Task SettleAsync() => Task.CompletedTask;
}
