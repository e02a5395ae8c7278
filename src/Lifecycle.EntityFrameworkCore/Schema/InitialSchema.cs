using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The migration that creates the tables. The provider chooses the types of the columns. A provider package derives
/// from it, and marks its class with <c>[DbContext(typeof(LifecycleDbContext))]</c> and <c>[Migration(Id)]</c>.
/// </summary>
public abstract class InitialSchema : Migration
{
    /// <summary>The id of the migration.</summary>
    public const string Id = "0001_Initial";

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
        migrationBuilder.CreateTable(
            LifecycleTables.Instances,
            table => new
            {
                Lifecycle = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Id = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Stage = table.Column<string>(),
                Previous = table.Column<string>(nullable: true),
                EnteredAt = table.Column<long>(),
                Version = table.Column<long>(),
                ConcurrencyToken = table.Column<long>(),
                DefinitionRevision = table.Column<int>(),
                Subject = table.Column<string>(),
                EntryCount = table.Column<long>(),
                Head = table.Column<string>(),
                DueDates = table.Column<string>(),
                DueAt = table.Column<long>(nullable: true),
            },
            constraints: table => table.PrimaryKey("PK_LifecycleInstances", row => new { row.Lifecycle, row.Id }));
        migrationBuilder.CreateTable(
            LifecycleTables.Entries,
            table => new
            {
                Lifecycle = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                InstanceId = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Number = table.Column<long>(),
                ConcurrencyToken = table.Column<long>(),
                At = table.Column<long>(),
                From = table.Column<string>(),
                To = table.Column<string>(),
                Trigger = table.Column<string>(),
                Outcome = table.Column<int>(),
                Version = table.Column<long>(),
                DefinitionRevision = table.Column<int>(),
                Actor = table.Column<string>(nullable: true),
                Reason = table.Column<string>(nullable: true),
                CommandId = table.Column<string>(maxLength: LifecycleTables.LongestKey, nullable: true),
                Report = table.Column<string>(),
                PreviousHash = table.Column<string>(),
                Hash = table.Column<string>(),
            },
            constraints: table => table.PrimaryKey("PK_LifecycleEntries", row => new
            {
                row.Lifecycle,
                row.InstanceId,
                row.Number,
            }));
        migrationBuilder.CreateTable(
            LifecycleTables.Commands,
            table => new
            {
                Lifecycle = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                InstanceId = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                CommandId = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                FirstEntry = table.Column<long>(),
                LastEntry = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_LifecycleCommands", row => new
            {
                row.Lifecycle,
                row.InstanceId,
                row.CommandId,
            }));
        migrationBuilder.CreateTable(
            LifecycleTables.Events,
            table => new
            {
                Position = Generated(table.Column<long>()),
                Key = table.Column<string>(),
                Lifecycle = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                InstanceId = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Type = table.Column<string>(),
                Body = table.Column<string>(),
                At = table.Column<long>(),
            },
            constraints: table => table.PrimaryKey("PK_LifecycleEvents", row => row.Position));
        migrationBuilder.CreateIndex(
            "IX_LifecycleEvents_Lifecycle_Position",
            LifecycleTables.Events,
            ["Lifecycle", "Position"]);
        migrationBuilder.CreateIndex(
            "IX_LifecycleInstances_Lifecycle_DueAt",
            LifecycleTables.Instances,
            ["Lifecycle", "DueAt"]);
        migrationBuilder.CreateIndex(
            "IX_LifecycleInstances_Lifecycle_Stage",
            LifecycleTables.Instances,
            ["Lifecycle", "Stage"]);
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in new[]
            {
                LifecycleTables.Events,
                LifecycleTables.Commands,
                LifecycleTables.Entries,
                LifecycleTables.Instances,
            })
            migrationBuilder.DropTable(table);
    }

    private OperationBuilder<AddColumnOperation> Generated(OperationBuilder<AddColumnOperation> key)
    {
        IsGenerated(key);
        return key;
    }
}
