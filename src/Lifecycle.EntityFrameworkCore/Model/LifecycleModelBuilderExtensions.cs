using Lifecycle.EntityFrameworkCore;

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
        model.Entity<InstanceRow>(instance =>
        {
            instance.ToTable(LifecycleTables.Instances);
            instance.HasKey(row => new { row.Lifecycle, row.Id });
            instance.Property(row => row.Lifecycle).HasMaxLength(LifecycleTables.LongestKey);
            instance.Property(row => row.Id).HasMaxLength(LifecycleTables.LongestKey);
            instance.HasIndex(row => new { row.Lifecycle, row.DueAt });
            instance.HasIndex(row => new { row.Lifecycle, row.Stage });
        });
        model.Entity<EntryRow>(entry =>
        {
            entry.ToTable(LifecycleTables.Entries);
            entry.HasKey(row => new { row.Lifecycle, row.InstanceId, row.Number });
            entry.Property(row => row.Lifecycle).HasMaxLength(LifecycleTables.LongestKey);
            entry.Property(row => row.InstanceId).HasMaxLength(LifecycleTables.LongestKey);
            entry.Property(row => row.CommandId).HasMaxLength(LifecycleTables.LongestKey);
        });
        model.Entity<CommandRow>(command =>
        {
            command.ToTable(LifecycleTables.Commands);
            command.HasKey(row => new { row.Lifecycle, row.InstanceId, row.CommandId });
            command.Property(row => row.Lifecycle).HasMaxLength(LifecycleTables.LongestKey);
            command.Property(row => row.InstanceId).HasMaxLength(LifecycleTables.LongestKey);
            command.Property(row => row.CommandId).HasMaxLength(LifecycleTables.LongestKey);
        });
        model.Entity<EventRow>(outgoing =>
        {
            outgoing.ToTable(LifecycleTables.Events);
            outgoing.HasKey(row => row.Position);
            outgoing.HasIndex(row => new { row.Lifecycle, row.Position });
            outgoing.Property(row => row.Position).ValueGeneratedOnAdd();
            outgoing.Property(row => row.Lifecycle).HasMaxLength(LifecycleTables.LongestKey);
            outgoing.Property(row => row.InstanceId).HasMaxLength(LifecycleTables.LongestKey);
        });
        return model;
    }
}
