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
        /// <param name="options">The options; the defaults if <see langword="null"/>.</param>
        /// <returns>The store. Thread-safe.</returns>
        /// <exception cref="ArgumentException">The connection string is not valid.</exception>
        public static RelationalLifecycleStore Postgres(
            string connectionString, PostgresStoreOptions? options = null) =>
            RelationalLifecycleStore.Open(PostgresDialect.Instance, connectionString, options);

        /// <summary>
        /// The SQL script that creates the tables, for an administrator who runs it with <c>psql</c>. The application
        /// then sets <see cref="RelationalStoreOptions.Migrate"/> to <see langword="false"/>.
        /// </summary>
        /// <param name="schema">
        /// The schema of the tables, which the script creates; <see langword="null"/> for the default of the database.
        /// </param>
        /// <returns>The script.</returns>
        public static string PostgresScript(string? schema = null)
        {
            var quoted = schema is null ? null : PostgresSchema.Quote(schema);
            var script = RelationalLifecycleStore.Script(
                PostgresDialect.Instance, PostgresConnectionString.Of("Host=localhost", schema));
            return quoted is null
                ? script
                : $"CREATE SCHEMA IF NOT EXISTS {quoted};\nSET search_path TO {quoted};\n{script}";
        }
    }
}
