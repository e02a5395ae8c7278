using Microsoft.Extensions.Time.Testing;

namespace ThirdParty.Tests;

/// <summary>Containers as strict as a host in development has them, with a clock that the tests set.</summary>
internal static class Containers
{
    public static DateTimeOffset Monday { get; } = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    public static ServiceProvider Container(Action<IServiceCollection> register)
    {
        var services = new ServiceCollection();
        services.AddSingleton(new FakeTimeProvider(Monday));
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<FakeTimeProvider>());
        register(services);
        return services.BuildServiceProvider(
            new ServiceProviderOptions { ValidateScopes = true, ValidateOnBuild = true });
    }

    public static FakeTimeProvider Clock(this IServiceProvider services) =>
        services.GetRequiredService<FakeTimeProvider>();

    /// <summary>What blocks, each with its reason and remedy.</summary>
    public static string[] Blocking(this GateReport report) =>
        [.. report.Blocking.Select(line => $"{line.Criterion.Id} {line.Reason} {line.Remedy}")];
}
