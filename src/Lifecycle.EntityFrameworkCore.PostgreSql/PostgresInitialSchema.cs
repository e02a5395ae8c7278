using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

namespace Lifecycle.EntityFrameworkCore;

/// <inheritdoc/>
[DbContext(typeof(LifecycleDbContext))]
[Migration(Id)]
internal sealed class PostgresInitialSchema : InitialSchema
{
    /// <inheritdoc/>
    protected override string? KeyCollation => PostgresDialect.Instance.KeyCollation;

    /// <inheritdoc/>
    protected override void IsGenerated(OperationBuilder<AddColumnOperation> key) =>
        key.Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn);
}
