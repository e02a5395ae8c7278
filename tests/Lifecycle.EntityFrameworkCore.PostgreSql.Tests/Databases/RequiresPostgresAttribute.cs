using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.EntityFrameworkCore.PostgreSql.Tests.Databases;

/// <summary>Skips the tests of a class where no PostgreSQL server can start.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresPostgresAttribute : RequiresAttribute
{
    public override string? Skip => PostgresServer.WhyNot;
}
