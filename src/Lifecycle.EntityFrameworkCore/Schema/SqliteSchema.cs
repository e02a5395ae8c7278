using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// Brings the tables in a file of SQLite up to date in one transaction. Entity Framework would keep others out with a
/// row of a table, which a killed process leaves behind, and for which everybody waits from then on.
/// </summary>
internal static class SqliteSchema
{
    public static async Task UpgradeAsync(LifecycleDbContext context)
    {
        await context.Database.OpenConnectionAsync().ConfigureAwait(false);
        await RunAsync(context, "PRAGMA journal_mode = wal").ConfigureAwait(false);

        // Most often nothing is to be done, and nobody has to wait to see that.
        if (!await IsPendingAsync(context).ConfigureAwait(false))
            return;

        var transaction = await context.Database.BeginTransactionAsync().ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
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
