using Microsoft.EntityFrameworkCore;

namespace HealthPartnership.Storage;

/// <summary>The database of the demo: the partnerships and the progress of their stories.</summary>
public sealed class DemoContext(string path) : DbContext
{
    public DbSet<StoryProgress> Progress => Set<StoryProgress>();

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(
            new Microsoft.Data.Sqlite.SqliteConnectionStringBuilder
            {
                DataSource = path,
                Pooling = false,
            }.ConnectionString);

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.AddLifecycles();
        modelBuilder.Entity<StoryProgress>().HasKey(progress => progress.Partnership);
    }
}
