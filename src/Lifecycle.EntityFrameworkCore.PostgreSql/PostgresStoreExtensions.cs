namespace Lifecycle.EntityFrameworkCore;

/// <summary>Opens stores in PostgreSQL without a container.</summary>
public static class PostgresStoreExtensions
{
    extension(RelationalLifecycleStore)
    {
        /// <summary>
        /// Opens a store in a PostgreSQL database. The store creates the tables, or upgrades them, before their first
        /// use.
        /// </summary>
        /// <param name="connectionString">
        /// The connection string, such as <c>Host=db;Database=lifecycles;Username=app</c>.
        /// </param>
        /// <returns>The store. Thread-safe.</returns>
        /// <exception cref="ArgumentException">The connection string is not valid.</exception>
        public static RelationalLifecycleStore Postgres(string connectionString) =>
            RelationalLifecycleStore.Open(PostgresDialect.Instance, connectionString);
    }
}
