using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A context for one call of a store: one of its own, or the application's, which stays open.</summary>
internal sealed class Session(DbContext context, bool isShared) : IAsyncDisposable
{
    public DbContext Context => context;

    /// <summary>Whether the context is the application's.</summary>
    public bool IsShared => isShared;

    /// <summary>A command in the present transaction, with <c>@p0</c>, <c>@p1</c> and so on for the arguments.</summary>
    public async ValueTask<DbCommand> CommandAsync(string sql, IReadOnlyList<object?> arguments, CancellationToken cancellationToken)
    {
        var connection = context.Database.GetDbConnection();
        if (connection.State != System.Data.ConnectionState.Open)
            await context.Database.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);

        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
        for (var index = 0; index < arguments.Count; index++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = Sql.Parameter(index);
            parameter.Value = arguments[index] ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }

    /// <summary>Reads every row.</summary>
    public async ValueTask<List<T>> ReadAsync<T>(
        string sql, IReadOnlyList<object?> arguments, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var command = await CommandAsync(sql, arguments, cancellationToken).ConfigureAwait(false);
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

    public ValueTask DisposeAsync() => isShared ? default : context.DisposeAsync();
}
