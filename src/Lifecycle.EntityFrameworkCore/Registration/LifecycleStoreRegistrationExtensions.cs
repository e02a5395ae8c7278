using Lifecycle;
using Lifecycle.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Says in which database the instances of a lifecycle are stored.</summary>
public static class LifecycleStoreRegistrationExtensions
{
    /// <summary>Stores the instances in a file of SQLite. The tables are made when they are used first.</summary>
    /// <typeparam name="TRegistration">The type of the registration.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <param name="connectionString">Such as <c>Data Source=lifecycles.db</c>. Lifecycles may share a file.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static TRegistration UseSqlite<TRegistration>(this TRegistration registration, string connectionString)
        where TRegistration : LifecycleRegistration
    {
        ArgumentNullException.ThrowIfNull(registration);
        var store = RelationalLifecycleStore.Sqlite(connectionString);
        registration.UseStore(_ => store);
        return registration;
    }

    /// <summary>
    /// Stores the instances in a database of PostgreSQL. The tables are made when they are used first.
    /// </summary>
    /// <typeparam name="TRegistration">The type of the registration.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <param name="connectionString">Such as <c>Host=db;Database=lifecycles;Username=app</c>. Lifecycles may share a
    /// database.</param>
    /// <returns>The registration.</returns>
    /// <exception cref="ArgumentException">The text is no connection string.</exception>
    public static TRegistration UsePostgres<TRegistration>(this TRegistration registration, string connectionString)
        where TRegistration : LifecycleRegistration
    {
        ArgumentNullException.ThrowIfNull(registration);
        var store = RelationalLifecycleStore.Postgres(connectionString);
        registration.UseStore(_ => store);
        return registration;
    }

    /// <summary>
    /// Stores the instances in the application's own database, through the context of each scope. What the context has
    /// to save is saved with an accepted change of an instance, in one transaction; a refusal leaves it to be saved.
    /// </summary>
    /// <typeparam name="TContext">The context, whose model has <c>AddLifecycles()</c> and whose migrations make the
    /// tables.</typeparam>
    /// <param name="registration">The registration.</param>
    /// <returns>The registration.</returns>
    public static LifecycleRegistration UseDbContext<TContext>(this LifecycleRegistration registration)
        where TContext : DbContext
    {
        ArgumentNullException.ThrowIfNull(registration);
        return registration.UseStore(services => RelationalLifecycleStore.In(services.GetRequiredService<TContext>()));
    }
}
