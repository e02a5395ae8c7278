using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.EntityFrameworkCore.Sqlite.Tests.Databases;

/// <summary>An SQLite file in a temporary folder.</summary>
public sealed class SqliteDatabase : RelationalDatabase
{
    private readonly string _folder;

    public SqliteDatabase()
        : this(Directory.CreateTempSubdirectory("lifecycle").FullName)
    {
    }

    private SqliteDatabase(string folder)
        : base(SqliteDialect.Instance, $"Data Source={Path.Combine(folder, "lifecycles.db")}") => _folder = folder;

    /// <inheritdoc/>
    public override ILifecycleStore Open() => RelationalLifecycleStore.Sqlite(ConnectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseSqlite(ConnectionString);

    /// <inheritdoc/>
    public override void Use(LifecycleRegistration registration, string connectionString) =>
        registration.UseSqlite(connectionString);

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        using (var connection = new SqliteConnection(ConnectionString))
            SqliteConnection.ClearPool(connection);

        Directory.Delete(_folder, recursive: true);
    }
}
