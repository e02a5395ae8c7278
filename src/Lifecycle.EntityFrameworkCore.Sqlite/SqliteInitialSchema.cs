using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using Microsoft.EntityFrameworkCore.Migrations.Operations.Builders;

namespace Lifecycle.EntityFrameworkCore;

/// <inheritdoc/>
[DbContext(typeof(LifecycleDbContext))]
[Migration(Id)]
internal sealed class SqliteInitialSchema : InitialSchema
{
    /// <inheritdoc/>
    protected override void IsGenerated(OperationBuilder<AddColumnOperation> key) =>
        key.Annotation("Sqlite:Autoincrement", true);
}
