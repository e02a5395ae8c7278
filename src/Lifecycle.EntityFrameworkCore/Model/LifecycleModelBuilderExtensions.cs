using Lifecycle.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Microsoft.EntityFrameworkCore;

/// <summary>Adds the tables of lifecycles to a model.</summary>
public static class LifecycleModelBuilderExtensions
{
    /// <summary>
    /// Adds the tables that lifecycles are stored in to the model of an application. The migrations of the application
    /// create them.
    /// </summary>
    /// <param name="model">The model builder. Call this in <c>OnModelCreating</c>.</param>
    /// <returns>The model builder.</returns>
    public static ModelBuilder AddLifecycles(this ModelBuilder model)
    {
        ArgumentNullException.ThrowIfNull(model);
        foreach (var table in LifecycleTables.All)
            model.SharedTypeEntity<Dictionary<string, object>>(table.Name, row => Add(row, table));

        return model;
    }

    private static void Add(EntityTypeBuilder<Dictionary<string, object>> row, Table table)
    {
        row.ToTable(table.Name);
        foreach (var column in table.Columns)
        {
            var property = row.IndexerProperty(column.Type, column.Name)
                .HasColumnName(column.Name)
                .IsRequired(!column.IsNullable);
            if (column.MaxLength is { } length)
                property.HasMaxLength(length);
            if (column.IsGenerated)
                property.ValueGeneratedOnAdd();
        }

        row.HasKey(table.KeyNames);
        if (table.UniqueKey is [_, ..] unique)
            row.HasIndex(unique).IsUnique();
        foreach (var index in table.Indexes)
            row.HasIndex(index);
    }
}
