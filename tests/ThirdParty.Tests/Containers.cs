using Microsoft.Extensions.Time.Testing;

namespace ThirdParty.Tests;

/// <summary>
/// Containers that validate as strictly as a host in development, with a clock that the tests control.
/// </summary>
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

    /// <summary>The blocking criteria, each with its id, reason and remedy.</summary>
    public static string[] Blocking(this GateReport report) =>
        [.. report.Blocking.Select(line => $"{line.Criterion.Id} {line.Reason} {line.Remedy}")];
}
