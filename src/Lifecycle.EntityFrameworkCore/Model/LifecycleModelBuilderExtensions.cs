using Lifecycle.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of lifecycles to a model.</summary>
public static class LifecycleModelBuilderExtensions
{
    private const string Collation = "Lifecycle:Collation";

    /// <summary>
    /// Adds the tables that lifecycles are stored in to the model of an application. The migrations of the application
    /// create them.
    /// </summary>
    /// <param name="model">The model builder. Call this in <c>OnModelCreating</c>.</param>
    /// <param name="collation">
    /// The collation of ids and other texts in keys: <c>"C"</c> for PostgreSQL, which otherwise orders them as a
    /// language does. <see langword="null"/>, the default, for SQLite.
    /// </param>
    /// <returns>The model builder.</returns>
    public static ModelBuilder AddLifecycles(this ModelBuilder model, string? collation = null)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var table in LifecycleTables.All)
            model.SharedTypeEntity<Dictionary<string, object>>(table.Name, row => Add(row, table, collation));

        return model;
    }

    /// <summary>The collation that a table has in a model; <see langword="null"/> for that of the database.</summary>
    internal static string? CollationOf(IReadOnlyEntityType table) => table.FindAnnotation(Collation)?.Value as string;

    private static void Add(EntityTypeBuilder<Dictionary<string, object>> row, Table table, string? collation)
    {
        row.ToTable(table.Name);

        // The model of a running application has lost the collations of its columns.
        if (collation is not null)
            row.HasAnnotation(Collation, collation);
        foreach (var column in table.Columns)
        {
            var property = row.IndexerProperty(column.Type, column.Name)
                .HasColumnName(column.Name)
                .IsRequired(!column.IsNullable);
            if (column.MaxLength is { } length)
                property.HasMaxLength(length);
            if (column.IsGenerated)
                property.ValueGeneratedOnAdd();
            if (table.Orders(column))
                property.UseCollation(collation);
        }

        row.HasKey(table.KeyNames);
        if (table.UniqueKey is [_, ..] unique)
            row.HasIndex(unique).IsUnique();
        foreach (var index in table.Indexes)
            row.HasIndex(index);
    }
}
