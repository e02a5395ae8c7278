using Lifecycle.EntityFrameworkCore.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

/// <summary>A database on the server of the test run.</summary>
public sealed class PostgresDatabase() : RelationalDatabase(PostgresDialect.Instance, PostgresServer.CreateDatabase())
{
    /// <inheritdoc/>
    public override ILifecycleStore Open() => RelationalLifecycleStore.Postgres(ConnectionString);

    /// <inheritdoc/>
    public override void Configure(DbContextOptionsBuilder options) => options.UseNpgsql(ConnectionString);

    /// <inheritdoc/>
    public override void Use(LifecycleRegistration registration, string connectionString) =>
        registration.UsePostgres(connectionString);
}
