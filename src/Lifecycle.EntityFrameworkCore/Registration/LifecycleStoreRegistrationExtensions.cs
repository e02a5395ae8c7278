using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stores registered lifecycles in the application's own database.</summary>
public static class LifecycleStoreRegistrationExtensions
{
    /// <summary>
    /// Stores the instances in the application's own database, through the context of each scope. An accepted change of
    /// an instance saves the context's pending changes in the same transaction; a refusal leaves them pending.
    /// </summary>
    /// <typeparam name="TContext">
    /// The context, whose model has <c>AddLifecycles()</c> and whose migrations create the tables.
    /// </typeparam>
    /// <param name="registration">The registration.</param>
    /// <returns>The registration.</returns>
    /// <remarks>
    /// The services have to contain a <see cref="RelationalDialect"/> for the context's provider: call
    /// <c>AddSqliteDialect()</c> or <c>AddPostgresDialect()</c> of the provider's package. An application that runs on
    /// either database registers both; the store takes the one with the context's provider name. Without it, resolving
    /// the manager throws <see cref="LifecycleException"/>.
    /// <para>
    /// Events of a transaction that the application begins and commits through its context are sent at once after the
    /// commit. A commit that Entity Framework does not see, such as one of the <c>DbTransaction</c> itself, is noticed
    /// after <see cref="LifecycleStorageOptions.EventInterval"/>.
    /// </para>
    /// </remarks>
    /// <example>
    /// <code>
    /// services.AddDbContext&lt;ApplicationContext&gt;(options => options.UseSqlite("Data Source=application.db"));
    /// services.AddSqliteDialect();
    /// services.AddLifecycle&lt;GrantLifecycle&gt;().UseDbContext&lt;ApplicationContext&gt;();
    /// </code>
    /// </example>
    public static LifecycleRegistration UseDbContext<TContext>(this LifecycleRegistration registration)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(registration);
        registration.Services.ConfigureDbContext<TContext>(options => options.AddInterceptors(CommitSignals.Instance));
        return registration.UseStore(services =>
        {
            var context = services.GetRequiredService<TContext>();
            return RelationalLifecycleStore.In(context, DialectOf(context, services));
        });
    }

    private static RelationalDialect DialectOf(DbContext context, IServiceProvider services)
    {
        var provider = context.Database.ProviderName;
        return services.GetServices<RelationalDialect>().LastOrDefault(dialect => dialect.ProviderName == provider)
            ?? throw new LifecycleException(
                $"{context.GetType().Name} uses {provider}, for which no {nameof(RelationalDialect)} is registered: "
                    + "call AddSqliteDialect() or AddPostgresDialect(), or register your own.");
    }
}
