using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The migration that creates the tables. The provider chooses the types of the columns. A provider package derives
/// from it, and marks its class with <c>[DbContext(typeof(LifecycleDbContext))]</c> and <c>[Migration(Id)]</c>.
/// </summary>
/// <remarks>
/// It lists what it creates, apart from the tables that the store uses: databases hold what it created, so it never
/// changes. A change of a table needs a new migration.
/// </remarks>
public abstract class InitialSchema : Migration
{
    /// <summary>
    /// The id of the migration. Entity Framework cannot begin an upgrade at an id that does not start with a time.
    /// </summary>
    public const string Id = "20260301000000_Initial";

    private const string Instances = "LifecycleInstances";
    private const string Blocks = "LifecycleBlocks";
    private const string Entries = "LifecycleEntries";
    private const string Events = "LifecycleEvents";
    private const string Leases = "LifecycleLeases";
    private const int LongestKey = 200;

    /// <summary>
    /// The collation of ids and other texts in keys, by which the database orders them character by character. Default:
    /// <see langword="null"/>, for a database that does so anyway.
    /// </summary>
    protected virtual string? KeyCollation => null;

    /// <summary>
    /// Adds the provider's annotation for a key that the database generates: numbers that increase, and that the
    /// database never gives twice.
    /// </summary>
    /// <param name="key">The column of the key.</param>
    protected abstract void IsGenerated(OperationBuilder<AddColumnOperation> key);

    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        CreateInstances(migrationBuilder);
        CreateBlocks(migrationBuilder);
        CreateEntries(migrationBuilder);
        CreateEvents(migrationBuilder);
        CreateLeases(migrationBuilder);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in new[] { Instances, Blocks, Entries, Events, Leases })
            migrationBuilder.DropTable(table);
    }

    private void CreateInstances(MigrationBuilder migration)
    {
        migration.CreateTable(
            Instances,
            table => new
            {
                Lifecycle = Key(table),
                Id = Key(table),
                Stage = table.Column<string>(collation: KeyCollation),
                Previous = table.Column<string>(nullable: true, collation: KeyCollation),
                EnteredAt = table.Column<long>(),
                Version = table.Column<long>(),
                ConcurrencyToken = table.Column<long>(),
                DefinitionRevision = table.Column<int>(),
                Subject = table.Column<string>(),
                EntryCount = table.Column<long>(),
                Head = table.Column<byte[]>(),
                Pruned = table.Column<string>(nullable: true),
                DueDates = table.Column<string>(),
                Refusals = table.Column<string>(),
                BlockedBy = table.Column<string>(),
                DueAt = table.Column<long>(nullable: true),
                UnsettledAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey($"PK_{Instances}", row => new { row.Lifecycle, row.Id }));
        CreateIndex(migration, Instances, ["Lifecycle", "DueAt", "Id"]);
        CreateIndex(migration, Instances, ["Lifecycle", "UnsettledAt", "Id"]);
        CreateIndex(migration, Instances, ["Lifecycle", "Stage", "Id"]);
        CreateIndex(migration, Instances, ["Lifecycle", "Previous", "Stage", "Id"]);
    }

    private void CreateBlocks(MigrationBuilder migration)
    {
        migration.CreateTable(
            Blocks,
            table => new { Lifecycle = Key(table), Criterion = Key(table), InstanceId = Key(table) },
            constraints: table => table.PrimaryKey(
                $"PK_{Blocks}", row => new { row.Lifecycle, row.Criterion, row.InstanceId }));
        CreateIndex(migration, Blocks, ["Lifecycle", "InstanceId"]);
    }

    private void CreateEntries(MigrationBuilder migration)
    {
        migration.CreateTable(
            Entries,
            table => new
            {
                Lifecycle = Key(table),
                InstanceId = Key(table),
                Number = table.Column<long>(),
                ConcurrencyToken = table.Column<long>(),
                Kind = table.Column<int>(),
                At = table.Column<long>(),
                From = table.Column<string>(),
                To = table.Column<string>(),
                Trigger = table.Column<string>(nullable: true),
                Outcome = table.Column<int>(),
                Version = table.Column<long>(),
                DefinitionRevision = table.Column<int>(),
                CommandId = table.Column<string>(maxLength: LongestKey, nullable: true, collation: KeyCollation),
                Fingerprint = table.Column<string>(nullable: true),
                Actor = table.Column<string>(nullable: true),
                Reason = table.Column<string>(nullable: true),
                Report = table.Column<string>(nullable: true),
                Changes = table.Column<string>(nullable: true),
                Salt = table.Column<byte[]>(nullable: true),
                Repeats = table.Column<int>(),
                RepeatedAt = table.Column<long>(nullable: true),
                DetailsDigest = table.Column<byte[]>(),
                InstanceDigest = table.Column<byte[]>(),
                Hash = table.Column<byte[]>(),
            },
            constraints: table => table.PrimaryKey(
                $"PK_{Entries}", row => new { row.Lifecycle, row.InstanceId, row.Number }));
        CreateIndex(migration, Entries, ["Lifecycle", "InstanceId", "CommandId"], isUnique: true);
    }

    private void CreateEvents(MigrationBuilder migration)
    {
        migration.CreateTable(
            Events,
            table => new
            {
                Position = Generated(table.Column<long>()),
                Key = table.Column<string>(),
                Lifecycle = Key(table),
                InstanceId = Key(table),
                Type = table.Column<string>(),
                Body = table.Column<string>(),
                At = table.Column<long>(),
                Attempts = table.Column<int>(),
                LastError = table.Column<string>(nullable: true),
                NextAttempt = table.Column<long>(nullable: true),
                SentTo = table.Column<string>(),
                IsDead = table.Column<bool>(),
            },
            constraints: table => table.PrimaryKey($"PK_{Events}", row => row.Position));
        CreateIndex(migration, Events, ["Lifecycle", "IsDead", "Position"]);
        CreateIndex(migration, Events, ["Lifecycle", "InstanceId", "Position"]);
    }

    private void CreateLeases(MigrationBuilder migration) =>
        migration.CreateTable(
            Leases,
            table => new { Name = Key(table), Owner = table.Column<string>(), Until = table.Column<long>() },
            constraints: table => table.PrimaryKey($"PK_{Leases}", row => row.Name));

    private OperationBuilder<AddColumnOperation> Key(ColumnsBuilder table) =>
        table.Column<string>(maxLength: LongestKey, collation: KeyCollation);

    private OperationBuilder<AddColumnOperation> Generated(OperationBuilder<AddColumnOperation> key)
    {
        IsGenerated(key);
        return key;
    }

    private static void CreateIndex(
        MigrationBuilder migration, string table, string[] columns, bool isUnique = false) =>
        migration.CreateIndex($"IX_{table}_{string.Join('_', columns)}", table, columns, unique: isUnique);
}
