using System.Reflection;
using Xunit.Sdk;

namespace Lifecycle.EntityFrameworkCore.Tests.Databases;

/// <summary>Gives a theory a provider, before whatever <see cref="Rows"/> of the test's class gives.</summary>
public abstract class ProviderData(Provider provider) : DataAttribute
{
    /// <summary>The member of the test's class with the rest of the arguments.</summary>
    public string? Rows { get; set; }

    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => Rows is null
        ? [[provider]]
        : new MemberDataAttribute(Rows).GetData(testMethod).Select(row => row.Prepend(provider).ToArray());
}

[AttributeUsage(AttributeTargets.Method)]
public sealed class InMemoryAttribute() : ProviderData(Provider.InMemory);

[AttributeUsage(AttributeTargets.Method)]
public sealed class SqliteAttribute() : ProviderData(Provider.Sqlite);

/// <summary>Skipped where no server can be started.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresAttribute : ProviderData
{
    public PostgresAttribute()
        : base(Provider.Postgres) => Skip = PostgresServer.WhyNot;
}
