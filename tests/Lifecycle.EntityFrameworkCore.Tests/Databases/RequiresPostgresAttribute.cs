using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresPostgresAttribute : RequiresAttribute
{
    public override string? Skip => PostgresServer.WhyNot;
}
