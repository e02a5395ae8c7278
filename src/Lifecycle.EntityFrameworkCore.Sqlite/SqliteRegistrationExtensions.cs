using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Stores registered lifecycles in SQLite.</summary>
public static class SqliteRegistrationExtensions
{
    /// <summary>
    /// Stores the instances in an SQLite file. The store creates the tables, or upgrades them, before their first use.
    /// </summary>
    /// <typeparam name="TRegistration">The type of the registration.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <param name="connectionString">
    /// The connection string, such as <c>Data Source=lifecycles.db</c>. Lifecycles may share a file.
    /// </param>
    /// <param name="options">The options; the defaults if <see langword="null"/>.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The connection string is not valid.</exception>
    public static TRegistration UseSqlite<TRegistration>(
        this TRegistration registration, string connectionString, SqliteStoreOptions? options = null)
        where TRegistration : LifecycleRegistration
    {
        ArgumentNullException.ThrowIfNull(registration);
        var store = RelationalLifecycleStore.Sqlite(connectionString, options);
        registration.UseStore(_ => store);
        return registration;
    }

    /// <summary>
    /// Registers the dialect of SQLite, for lifecycles that <c>UseDbContext</c> stores in an application's context.
    /// </summary>
    /// <param name="services">The services.</param>
    /// <returns>The services.</returns>
    public static IServiceCollection AddSqliteDialect(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddEnumerable(ServiceDescriptor.Singleton<RelationalDialect>(SqliteDialect.Instance));
        return services;
    }
}
