using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Lifecycle.EntityFrameworkCore;

/// <summary>A database with the tables of lifecycles, which it brings up to date before it is used first. Thread-safe.</summary>
internal sealed class OwnDatabase(DbContextOptions<LifecycleDbContext> options)
{
    private readonly PooledDbContextFactory<LifecycleDbContext> _contexts = new(options);
    private readonly Lock _lock = new();
    private Task? _preparation;

    public async ValueTask<Session> OpenAsync(CancellationToken cancellationToken)
    {
        // Whoever gives up waiting does not end it for others.
        await Prepared().WaitAsync(cancellationToken).ConfigureAwait(false);
        return new(await _contexts.CreateDbContextAsync(cancellationToken).ConfigureAwait(false), isShared: false);
    }

    private Task Prepared()
    {
        lock (_lock)
            return _preparation = _preparation is null or { IsFaulted: true } ? PrepareAsync() : _preparation;
    }

    private async Task PrepareAsync()
    {
        var context = await _contexts.CreateDbContextAsync().ConfigureAwait(false);
        await using (context.ConfigureAwait(false))
        {
            // Asked first, since migrating takes a lock on the database that a killed process may leave behind.
            if ((await context.Database.GetPendingMigrationsAsync().ConfigureAwait(false)).Any())
                await context.Database.MigrateAsync().ConfigureAwait(false);
        }
    }
}
