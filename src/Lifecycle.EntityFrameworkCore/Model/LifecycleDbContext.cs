using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A context with the tables of lifecycles only, for a database that the store connects to itself.</summary>
/// <param name="options">The options of the context.</param>
public sealed class LifecycleDbContext(DbContextOptions<LifecycleDbContext> options) : DbContext(options)
{
    /// <summary>The options of a context in a dialect.</summary>
    internal static DbContextOptions<LifecycleDbContext> Options(RelationalDialect dialect, string connectionString)
    {
        var options = new DbContextOptionsBuilder<LifecycleDbContext>();
        dialect.Configure(options, connectionString);

        // The migrations have no snapshot of the model to compare it with.
        options.ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.PendingModelChangesWarning));
        return options.Options;
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.AddLifecycles();
}
