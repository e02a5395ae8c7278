using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Lifecycle.Storage.Tests;
using Lifecycle.Storage.Tests.Databases;
using Lifecycle.Storage.Tests.Managers;
using Lifecycle.Storage.Tests.Stores;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Time.Testing;
using static Lifecycle.Storage.Tests.GrantTrigger;

namespace Lifecycle.EntityFrameworkCore.Tests.Schema;

/// <summary>
/// Databases that were written with each version of the tables are files of the tests. This version opens them, and
/// goes on with what they hold. With <c>LIFECYCLE_WRITE_FIXTURE=1</c>, the file of the present version is written anew.
/// </summary>
public abstract class UpgradeTests<TDatabase>
    where TDatabase : RelationalDatabase, new()
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>The version of the tables, which each migration raises.</summary>
    protected const string Version = "0001";

    [StoreFact]
    public async Task An_older_database_is_gone_on_with()
    {
        using var database = new TDatabase();
        await WriteFixtureAsync();
        Restore(database);
        var grants = GrantManager.Of(database.Open(), new FakeTimeProvider(Now.AddDays(1)));

        foreach (var id in new[] { "approved", "erased", "pruned", "waiting" })
        {
            var verification = await grants.VerifyHistoryAsync(id);
            Assert.True(verification.IsWhole, $"{id}: {verification}");
        }

        var approved = await grants.FireAsync("approved", Approve, new() { CommandId = "approve" });
        Assert.Equal([GrantStage.Approved, GrantStage.Announced], [approved.To, approved.FollowUps[0].To]);
        Assert.Equal(GrantStage.Submitted, (await grants.FireAsync("erased", Submit)).To);
        await grants.FireAsync("pruned", Comment);
        var waiting = await grants.GetAsync("waiting");
        Assert.Equal((GrantStage.Draft, Now.AddYears(1)), (waiting.Stage, waiting.Subject.DecideBy));
        var refused = (await grants.HistoryAsync("waiting").ToArrayAsync())[^1];
        Assert.Equal((2, Now), (refused.Repeats, refused.RepeatedAt));
        var outbox = await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" });
        Assert.Equal(["Grant/approved/5/0", "Grant/approved/5/1"], outbox.Select(each => each.Place()));
        var dead = await database.Store.FindEventsAsync(new() { Lifecycle = "Grant", IsDead = true });
        Assert.Equal("The receiver is gone.", Assert.Single(dead).LastError);
        await GrantManager.UnderReviewAsync(grants, "new");
        Assert.True((await grants.VerifyHistoryAsync("new")).IsWhole);
    }

    [StoreFact]
    public async Task The_tables_of_an_older_database_become_those_of_a_new_one()
    {
        using var old = new TDatabase();
        using var created = new TDatabase();
        await WriteFixtureAsync();
        Restore(old);
        foreach (var database in new[] { old, created })
            await GrantManager.Of(database.Open()).CountAsync();

        Assert.Equal(Tables(created), Tables(old));
    }

    [StoreFact]
    public async Task The_migrations_create_the_tables_that_the_store_uses()
    {
        using var migrated = new TDatabase();
        using var created = new TDatabase();
        await GrantManager.Of(migrated.Open()).CountAsync();
        await using var context = Context(created);
        await context.Database.EnsureCreatedAsync();

        Assert.Equal(Tables(created), Tables(migrated));
    }

    [StoreFact]
    public async Task The_first_migration_creates_what_it_always_has()
    {
        using var database = new TDatabase();
        await using var context = Context(database);
        var script = context.GetService<IMigrator>().GenerateScript(Migration.InitialDatabase, InitialSchema.Id);
        var statements = string.Join(
            ";\n",
            script.Split(';').Select(statement => statement.Trim().ReplaceLineEndings("\n")).Where(statement =>
                statement.StartsWith("CREATE", StringComparison.Ordinal)
                && !statement.Contains("__EFMigrationsHistory", StringComparison.Ordinal))) + ";\n";
        if (WritesFixtures)
            await File.WriteAllTextAsync(Frozen, statements);

        Assert.Equal(await File.ReadAllTextAsync(Frozen), statements);
    }

    [StoreFact]
    public async Task An_upgrade_can_begin_at_the_first_migration()
    {
        using var database = new TDatabase();
        await using var context = Context(database);

        var upgrade = context.GetService<IMigrator>().GenerateScript(InitialSchema.Id);

        Assert.DoesNotContain("CREATE TABLE \"LifecycleInstances\"", upgrade, StringComparison.Ordinal);
    }

    /// <summary>The file with the statements of the first migration.</summary>
    protected abstract string Frozen { get; }

    /// <summary>Writes what the database has into the file of the present version.</summary>
    protected abstract void Save(TDatabase database);

    /// <summary>Restores the file of the present version into an empty database.</summary>
    protected abstract void Restore(TDatabase database);

    /// <summary>The tables, columns and indexes of a database, as text.</summary>
    protected abstract IReadOnlyList<string> Tables(TDatabase database);

    /// <summary>
    /// A file in the sources of a test project. The path of its source file would not do: a deterministic build in CI
    /// replaces it.
    /// </summary>
    protected static string Fixture(string project, string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Lifecycle.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return Path.Combine(folder.FullName, "tests", project, "Fixtures", file);
    }

    private static bool WritesFixtures => Environment.GetEnvironmentVariable("LIFECYCLE_WRITE_FIXTURE") == "1";

    private static LifecycleDbContext Context(TDatabase database)
    {
        var options = new DbContextOptionsBuilder<LifecycleDbContext>();
        database.Dialect.Configure(options, database.ConnectionString);
        return new(options.Options);
    }

    private async Task WriteFixtureAsync()
    {
        if (!WritesFixtures)
            return;

        using var database = new TDatabase();
        var clock = new FakeTimeProvider(Now.AddDays(-7));
        var grants = GrantManager.Of(database.Store, clock);
        foreach (var id in new[] { "erased", "pruned" })
        {
            await grants.StartAsync(id, new() { Title = "Wells" }, new() { Actor = "Bo", CommandId = "start" });
            await grants.FireAsync(id, Comment, new() { Actor = "Bo" });
        }

        await grants.EraseAsync("erased", grant => grant, new() { Actor = "Ann" });
        clock.SetUtcNow(Now);
        await grants.FireAsync("pruned", Comment);
        await grants.PruneAsync(Now);
        await GrantManager.UnderReviewAsync(grants, "approved");
        await grants.FireAsync(
            "approved", Approve, new() { Actor = "Ann", Reason = "It is good.", CommandId = "approve" });
        var outgoing = (await database.Store.FindEventsAsync(new() { Lifecycle = "Grant" }))[0];
        await database.Store.UpdateEventAsync(
            outgoing with { IsDead = true, Attempts = 20, LastError = "The receiver is gone.", SentTo = ["mail"] });
        await grants.StartAsync("waiting", new() { DecideBy = Now.AddYears(1) });
        for (var time = 0; time < 3; time++)
            await grants.TryFireAsync("waiting", Submit, new() { Actor = "Cy" });
        Save(database);
    }
}
