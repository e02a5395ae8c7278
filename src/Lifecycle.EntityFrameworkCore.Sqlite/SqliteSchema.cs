using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// Upgrades the tables of an SQLite file in one transaction. Entity Framework's own migrations lock the database with a
/// row in a table. A killed process leaves that row behind, and every later process would wait for it.
/// </summary>
internal static class SqliteSchema
{
    public static async Task UpgradeAsync(LifecycleDbContext context)
    {
        await RunAsync(context, "PRAGMA journal_mode = wal").ConfigureAwait(false);
        var transaction = await SqliteDialect.Instance
            .BeginAsync(context.Database.GetDbConnection())
            .ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            // Another process may have upgraded the tables meanwhile.
            await context.Database.UseTransactionAsync(transaction).ConfigureAwait(false);
            if (!await IsPendingAsync(context).ConfigureAwait(false))
                return;

            var applied = await context.Database.GetAppliedMigrationsAsync().ConfigureAwait(false);
            var upgrade = context
                .GetService<IMigrator>()
                .GenerateScript(
                    applied.LastOrDefault() ?? Migration.InitialDatabase,
                    options: MigrationsSqlGenerationOptions.NoTransactions);
            await RunAsync(context, upgrade).ConfigureAwait(false);
            await transaction.CommitAsync().ConfigureAwait(false);
        }
    }

    private static async Task<bool> IsPendingAsync(LifecycleDbContext context) =>
        (await context.Database.GetPendingMigrationsAsync().ConfigureAwait(false)).Any();

    private static async Task RunAsync(LifecycleDbContext context, string text)
    {
        var command = context.Database.GetDbConnection().CreateCommand();
        await using (command.ConfigureAwait(false))
        {
            command.CommandText = text;
            command.Transaction = context.Database.CurrentTransaction?.GetDbTransaction();
            await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
    }
}
