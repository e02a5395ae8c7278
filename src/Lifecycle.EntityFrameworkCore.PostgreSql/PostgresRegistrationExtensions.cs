using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stores registered lifecycles in PostgreSQL.</summary>
public static class PostgresRegistrationExtensions
{
    /// <summary>
    /// Stores the instances in a PostgreSQL database. The store creates the tables, or upgrades them, before their
    /// first use.
    /// </summary>
    /// <typeparam name="TRegistration">The type of the registration.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <param name="connectionString">
    /// The connection string, such as <c>Host=db;Database=lifecycles;Username=app</c>. Lifecycles may share a database.
    /// </param>
    /// <param name="options">The options; the defaults if <see langword="null"/>.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public static TRegistration UsePostgres<TRegistration>(
        this TRegistration registration, string connectionString, PostgresStoreOptions? options = null)
        where TRegistration : LifecycleRegistration
    {
        ArgumentNullException.ThrowIfNull(registration);
        var store = RelationalLifecycleStore.Postgres(connectionString, options);
        registration.UseStore(_ => store);
        return registration;
    }

    /// <summary>
    /// Registers the dialect of PostgreSQL, for lifecycles that <c>UseDbContext</c> stores in an application's context.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddPostgresDialect(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<RelationalDialect>(PostgresDialect.Instance));
        return services;
    }
}
