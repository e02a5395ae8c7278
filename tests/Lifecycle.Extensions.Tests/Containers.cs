using Microsoft.Extensions.Configuration;

namespace Lifecycle.Extensions.Tests;

/// <summary>Containers as strict as a host in development has them.</summary>
internal static class Containers
{
    /// <summary>Registers in a new container and builds it.</summary>
    public static ServiceProvider Container(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddScoped<Budget>();
        register(services);
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    /// <summary>A configuration as of a file, with keys relative to the section of lifecycles.</summary>
    public static IServiceCollection Configure(
        this IServiceCollection services,
        params (string Key, string? Value)[] settings) =>
        services.AddSingleton<IConfiguration>(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(each => KeyValuePair.Create($"Lifecycles:{each.Key}", each.Value)))
                .Build());

    public static ILifecycle<GrantStage, GrantTrigger, Grant> Grants(this IServiceProvider scope) =>
        scope.GetRequiredService<ILifecycle<GrantStage, GrantTrigger, Grant>>();

    /// <summary>The criteria that are not met, with their severities, when a trigger is tried in a stage.</summary>
    public static async Task<string[]> UnmetBy(
        this IServiceProvider container,
        GrantStage stage,
        GrantTrigger trigger,
        Grant? grant = null)
    {
        await using var scope = container.CreateAsyncScope();
        var report = await scope.ServiceProvider.Grants().Resume(grant ?? new(), stage).EvaluateAsync(trigger);
        return
        [
            .. report
                .Lines.Where(line => line.Verdict != Verdict.Met)
                .Select(line => $"{line.Criterion.Id} {line.Criterion.Severity}"),
        ];
    }
}
