using Microsoft.EntityFrameworkCore;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A context with the tables of lifecycles only, for a database that the store connects to itself.</summary>
/// <param name="options">The options of the context.</param>
public sealed class LifecycleDbContext(DbContextOptions<LifecycleDbContext> options) : DbContext(options)
{
    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycles();
}
