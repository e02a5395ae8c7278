using System.Data.Common;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>What one call of a store works with: an open connection, and perhaps a transaction.</summary>
internal sealed class Session(DbConnection connection, RelationalDialect dialect, Sql sql)
{
    public DbConnection Connection => connection;

    /// <summary>The statements in the dialect of the database.</summary>
    public Sql Sql => sql;

    /// <summary>The transaction that statements are part of.</summary>
    public DbTransaction? Transaction { get; set; }

    /// <summary>Reads every row.</summary>
    public async ValueTask<List<T>> ReadAsync<T>(
        Statement statement, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = Command(statement);
        await using (command.ConfigureAwait(false))
        {
            var reader = await command.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                var rows = new List<T>();
                while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
                    rows.Add(read(reader));

                return rows;
            }
        }
    }

    /// <summary>Runs a statement, which need not change a row.</summary>
    /// <returns>How many rows it changed.</returns>
    public async ValueTask<int> RunAsync(Statement statement, CancellationToken cancellationToken)
    {
        var command = Command(statement);
        await using (command.ConfigureAwait(false))
            return await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Runs a statement that inserts a row.</summary>
    /// <returns>Whether it did; <see langword="false"/> if there is one already.</returns>
    public async ValueTask<bool> TryInsertAsync(Statement statement, CancellationToken cancellationToken)
    {
        try
        {
            return await RunAsync(statement, cancellationToken).ConfigureAwait(false) == 1;
        }
        catch (DbException exception) when (dialect.IsConflict(exception))
        {
            return false;
        }
    }

    /// <summary>Runs the statements of a write.</summary>
    /// <returns>
    /// Whether every row is written; <see langword="false"/> if another writer came first, and the transaction has to
    /// be rolled back.
    /// </returns>
    public ValueTask<bool> TryAppendAsync(StoreWrite write, CancellationToken cancellationToken) =>
        TryRunAsync(sql.Write(write), cancellationToken);

    /// <summary>Runs statements.</summary>
    /// <returns>Whether each changed what it should; <see langword="false"/> if another writer came first.</returns>
    public async ValueTask<bool> TryRunAsync(List<Statement> statements, CancellationToken cancellationToken)
    {
        try
        {
            return connection.CanCreateBatch
                ? await RunBatchAsync(statements, cancellationToken).ConfigureAwait(false)
                : await RunOneByOneAsync(statements, cancellationToken).ConfigureAwait(false);
        }
        catch (DbException exception) when (dialect.IsConflict(exception))
        {
            return false;
        }
    }

    /// <summary>Runs the statements in one round trip to the server.</summary>
    private async ValueTask<bool> RunBatchAsync(
        List<Statement> statements, CancellationToken cancellationToken)
    {
        var batch = connection.CreateBatch();
        await using (batch.ConfigureAwait(false))
        {
            batch.Transaction = Transaction;
            foreach (var statement in statements)
            {
                var command = batch.CreateBatchCommand();
                command.CommandText = statement.Text;
                statement.AddTo(command.Parameters, command.CreateParameter);
                batch.BatchCommands.Add(command);
            }

            await batch.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            return statements
                .Zip(batch.BatchCommands)
                .All(each => each.First.ChangesAny || each.Second.RecordsAffected == 1);
        }
    }

    /// <summary>Runs the statements one at a time, which costs least in an embedded database.</summary>
    private async ValueTask<bool> RunOneByOneAsync(
        List<Statement> statements, CancellationToken cancellationToken)
    {
        foreach (var statement in statements)
        {
            var command = Command(statement);
            await using (command.ConfigureAwait(false))
            {
                var changed = await command.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
                if (changed != 1 && !statement.ChangesAny)
                    return false;
            }
        }

        return true;
    }

    private DbCommand Command(Statement statement)
    {
        var command = connection.CreateCommand();
        command.CommandText = statement.Text;
        command.Transaction = Transaction;
        statement.AddTo(command.Parameters, command.CreateParameter);
        return command;
    }
}
