using System.Data.Common;
using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Registration;

/// <summary>The application's context has a strategy that retries, as of <c>EnableRetryOnFailure</c>.</summary>
public abstract class RetryingStrategyTests<TDatabase> : ApplicationTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    [StoreTheory]
    [InlineData(Moment.Never)]
    [InlineData(Moment.BeforeCommit)]
    [InlineData(Moment.AfterCommit)]
    public async Task A_command_and_the_rows_with_it_are_written_once_whenever_the_connection_is_lost(Moment moment)
    {
        using var database = new TDatabase();
        var faults = new Faults(database);
        await using var application = await StartAsync(database, options => Configure(database, options, faults));
        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            var note = context.Notes.Add(new() { Text = "commented" });
            faults.Next = moment;

            Assert.True((await grants.FireAsync("g", Comment, new() { CommandId = "c" })).Accepted);

            Assert.Equal((Moment.Never, EntityState.Unchanged), (faults.Next, note.State));
            await grants.UpdateAsync("g", grant => grant.Title = "updated");
        });

        await InScopeAsync(application, async (grants, context) =>
        {
            var grant = await grants.GetAsync("g");
            Assert.Equal((2, 1, "updated"), ((int)grant.Version, grant.Subject.Comments, grant.Subject.Title));
            Assert.Equal(
                ["", "c", ""],
                await grants.HistoryAsync("g").Select(entry => entry.CommandId ?? "").ToArrayAsync());
            Assert.Equal("commented", (await context.Notes.SingleAsync()).Text);
        });
    }

    [StoreFact]
    public async Task Without_a_command_id_a_commit_that_was_not_acknowledged_is_reported_as_unknown()
    {
        using var database = new TDatabase();
        var faults = new Faults(database);
        await using var application = await StartAsync(database, options => Configure(database, options, faults));
        await InScopeAsync(application, async (grants, context) =>
        {
            await grants.StartAsync("g", new());
            context.Notes.Add(new() { Text = "commented" });
            faults.Next = Moment.AfterCommit;

            var thrown = await Assert.ThrowsAsync<LifecycleStoreException>(async () =>
                await grants.FireAsync("g", Comment));

            Assert.True(thrown.IsOutcomeUnknown);
            Assert.EndsWith(
                " failed: lost. Whether the change was written is unknown. Read the instance before you try again; a "
                    + "command with an id could be repeated.",
                thrown.Message,
                StringComparison.Ordinal);
        });

        await InScopeAsync(application, async (grants, context) =>
            Assert.Equal((1, 1), ((int)(await grants.GetAsync("g")).Version, await context.Notes.CountAsync())));
    }

    [StoreFact]
    public async Task The_strategy_of_the_application_runs_its_whole_transaction_again()
    {
        using var database = new TDatabase();
        var faults = new Faults(database);
        await using var application = await StartAsync(database, options => Configure(database, options, faults));
        await InScopeAsync(application, async (grants, _) => await grants.StartAsync("g", new()));
        var runs = 0;

        await InScopeAsync(application, async (grants, context) =>
            await context.Database.CreateExecutionStrategy().ExecuteAsync(async () =>
            {
                context.ChangeTracker.Clear();
                await using var transaction = await context.Database.BeginTransactionAsync();
                context.Notes.Add(new() { Text = "commented" });
                faults.Next = runs++ == 0 ? Moment.BeforeStatement : Moment.Never;
                await grants.FireAsync("g", Comment);
                await transaction.CommitAsync();
            }));

        Assert.Equal(2, runs);
        await InScopeAsync(application, async (grants, context) =>
            Assert.Equal((1, 1), ((int)(await grants.GetAsync("g")).Version, await context.Notes.CountAsync())));
    }

    private static void Configure(TDatabase database, DbContextOptionsBuilder options, Faults faults)
    {
        database.ConfigureRetrying(options);
        options.AddInterceptors(faults, faults.Statements);
    }

    /// <summary>Loses the connection once.</summary>
    private sealed class Faults(TDatabase database) : DbTransactionInterceptor
    {
        public Moment Next { get; set; }

        public DbCommandInterceptor Statements => new StatementFaults(this);

        public override ValueTask<InterceptionResult> TransactionCommittingAsync(
            DbTransaction transaction,
            TransactionEventData eventData,
            InterceptionResult result,
            CancellationToken cancellationToken = default)
        {
            Lose(Moment.BeforeCommit);
            return new(result);
        }

        public override Task TransactionCommittedAsync(
            DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Lose(Moment.AfterCommit);
            return Task.CompletedTask;
        }

        private void Lose(Moment moment)
        {
            if (Next != moment)
                return;

            Next = Moment.Never;
            throw database.Lost();
        }

        /// <summary>Entity Framework runs the statements of the application's rows.</summary>
        private sealed class StatementFaults(Faults faults) : DbCommandInterceptor
        {
            public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
                DbCommand command,
                CommandEventData eventData,
                InterceptionResult<DbDataReader> result,
                CancellationToken cancellationToken = default)
            {
                faults.Lose(Moment.BeforeStatement);
                return new(result);
            }
        }
    }
}
