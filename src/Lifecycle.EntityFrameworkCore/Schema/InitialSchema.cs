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
        foreach (var table in LifecycleTables.All)
        {
            migrationBuilder.Operations.Add(Create(table));
            if (table.UniqueKey is [_, ..] unique)
                CreateIndex(unique, isUnique: true);
            foreach (var index in table.Indexes)
                CreateIndex(index, isUnique: false);

            void CreateIndex(string[] columns, bool isUnique) => migrationBuilder.CreateIndex(
                $"IX_{table.Name}_{string.Join('_', columns)}", table.Name, columns, unique: isUnique);
        }
    }

    /// <inheritdoc/>
    protected override void Down(MigrationBuilder migrationBuilder)
    {
        ArgumentNullException.ThrowIfNull(migrationBuilder);
        foreach (var table in LifecycleTables.All)
            migrationBuilder.DropTable(table.Name);
    }

    private CreateTableOperation Create(Table table)
    {
        var create = new CreateTableOperation
        {
            Name = table.Name,
            PrimaryKey = new() { Name = $"PK_{table.Name}", Table = table.Name, Columns = table.KeyNames },
        };
        foreach (var column in table.Columns)
        {
            var add = new AddColumnOperation
            {
                Table = table.Name,
                Name = column.Name,
                ClrType = Nullable.GetUnderlyingType(column.Type) ?? column.Type,
                MaxLength = column.MaxLength,
                IsNullable = column.IsNullable,
                Collation = table.Orders(column) ? KeyCollation : null,
            };
            if (column.IsGenerated)
                IsGenerated(new(add));

            create.Columns.Add(add);
        }

        return create;
    }
}
