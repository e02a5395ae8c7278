using Lifecycle.Storage.Tests;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.EntityFrameworkCore.Tests.Hosting;

/// <summary>Grants with other stages.</summary>
internal sealed class OtherGrants(string name = "Grant") : LifecycleDefinition<string, string, Grant>
{
    public override string Name => name;

    protected override void Define(LifecycleBuilder<string, string, Grant> lifecycle)
    {
        lifecycle.StartsIn("begun");
        lifecycle.Stage("begun").On("end").GoTo("ended");
        lifecycle.Stage("ended").IsTerminal();
    }
}

internal static class OtherGrantsRegistration
{
    public static void AddOtherGrants(this IServiceCollection services, string connectionString) =>
        services
            .AddLifecycle(new OtherGrants("Other"))
            .UseSqlite(connectionString)
            .ConfigureStorage(storage => storage.Json = GrantJson.Default.Options);
}
