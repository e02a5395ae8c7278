namespace Lifecycle.EntityFrameworkCore;

/// <summary>Opens stores in SQLite without a container.</summary>
public static class SqliteStoreExtensions
{
    extension(RelationalLifecycleStore)
    {
        /// <summary>
        /// Opens a store in an SQLite file. The store creates the tables, or upgrades them, before their first use.
        /// </summary>
        /// <param name="connectionString">
        /// The connection string, such as <c>Data Source=lifecycles.db</c>. A database in memory lasts as long as a
        /// connection to it is open.
        /// </param>
        /// <param name="options">The options; the defaults if <see langword="null"/>.</param>
        /// <returns>The store. Thread-safe.</returns>
        /// <exception cref="ArgumentException">The connection string is not valid.</exception>
        public static RelationalLifecycleStore Sqlite(
            string connectionString, SqliteStoreOptions? options = null) =>
            RelationalLifecycleStore.Open(SqliteDialect.Instance, connectionString, options);
    }
}
