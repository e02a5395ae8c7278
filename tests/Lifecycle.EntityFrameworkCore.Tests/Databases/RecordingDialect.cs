using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>A dialect whose connections record the commands that read rows, for stores that only read.</summary>
public sealed class RecordingDialect(RelationalDialect inner) : RelationalDialect
{
    /// <summary>The commands, in order.</summary>
    public ConcurrentQueue<RecordedCommand> Commands { get; } = [];

    /// <summary>Runs before the rows are read, with the number of the command, from 1.</summary>
    public Func<int, Task>? BeforeRead { get; set; }

    /// <inheritdoc/>
    public override string ProviderName => inner.ProviderName;

    /// <inheritdoc/>
    public override DbConnection CreateConnection(string connectionString) =>
        new RecordingConnection(inner.CreateConnection(connectionString), RecordAsync);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options, string connectionString) =>
        inner.Configure(options, connectionString);

    /// <inheritdoc/>
    public override string Unindexed(string column) => inner.Unindexed(column);

    /// <inheritdoc/>
    public override bool IsConflict(DbException exception) => inner.IsConflict(exception);

    private Task RecordAsync(RecordedCommand command)
    {
        Commands.Enqueue(command);
        return BeforeRead?.Invoke(Commands.Count) ?? Task.CompletedTask;
    }
}
