using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>The tables of lifecycles by themselves.</summary>
/// <param name="options">Which database.</param>
public sealed class LifecycleDbContext(DbContextOptions<LifecycleDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycles();
}
