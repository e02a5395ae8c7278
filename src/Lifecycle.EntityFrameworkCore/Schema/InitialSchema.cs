using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>
/// The tables as they were first. Types of columns are left to the provider, so that one migration serves every
/// database; a later change of the tables is a migration beside this one.
/// </summary>
[DbContext(typeof(LifecycleDbContext))]
[Migration("0001_Initial")]
internal sealed class InitialSchema : Migration
{
    /// <inheritdoc/>
    protected override void Up(MigrationBuilder migrationBuilder)
    {
        migrationBuilder.CreateTable(
            LifecycleTables.Instances,
            table => new
            {
                Lifecycle = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Id = table.Column<string>(maxLength: LifecycleTables.LongestKey),
                Stage = table.Column<string>(),
                Previous = table.Column<string>(nullable: true),
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
                // Each provider reads its own annotation, and passes the other's over. A position is never given twice.
                Position = table.Column<long>()
                    .Annotation("Sqlite:Autoincrement", true)
                    .Annotation(
                        "Npgsql:ValueGenerationStrategy",
                        NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
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
        foreach (var table in new[]
            {
                LifecycleTables.Events,
                LifecycleTables.Commands,
                LifecycleTables.Entries,
                LifecycleTables.Instances,
            })
            migrationBuilder.DropTable(table);
    }
}
