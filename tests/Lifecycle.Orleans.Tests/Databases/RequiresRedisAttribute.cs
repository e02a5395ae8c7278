using Lifecycle.Storage.Tests.Databases;

namespace Lifecycle.Orleans.Tests.Databases;

/// <summary>Skips the tests of a class where no Redis server can start.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresRedisAttribute : RequiresAttribute
{
    public override string? Skip => RedisServer.WhyNot;
}
