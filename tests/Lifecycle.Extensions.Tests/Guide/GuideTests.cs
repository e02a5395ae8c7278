using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;

namespace Lifecycle.Extensions.Tests.Guide;

/// <summary>What docs/dependency-injection.md shows, and that it does what is said there.</summary>
public class GuideTests
{
    private static IHost Host(Action<HostApplicationBuilder> configure)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        configure(builder);
        builder.Services.AddScoped<PermitDesk>();
        return builder.Build();
    }

    private static void Register(HostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPayments, Payments>();
        builder.Services.AddLifecycle<PermitLifecycle>();
    }

    private static void PlugIn(HostApplicationBuilder builder)
    {
        builder.Services.AddScoped<IPayments, Payments>();
        builder.Services.AddLifecycle<PermitLifecycle>()
            .AddEntryCriterion<NeighboursWereHeard>(entering: PermitStage.Granted)
            .SetSeverity("GRA-02", Severity.Advisory);
    }

    private static void CheckHealth(HostApplicationBuilder builder)
    {
        builder.Services.AddHealthChecks().AddLifecycles();
    }

    private static async Task<string[]> BlockedBy(IHost host, string number)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var report = await scope
            .ServiceProvider.GetRequiredService<PermitDesk>()
            .GrantAsync(new() { Number = number }, null, "Ann");
        return [.. report.Blocking.Select(line => line.Criterion.Id)];
    }

    [Fact]
    public async Task A_lifecycle_is_registered_and_used()
    {
        using var host = Host(Register);

        await host.StartAsync();

        Assert.Equal(["GRA-02"], await BlockedBy(host, "P-1"));
        Assert.Equal(["GRA-01", "GRA-02"], await BlockedBy(host, "P-2"));
    }

    [Fact]
    public async Task Criteria_are_plugged_in()
    {
        using var host = Host(PlugIn);

        Assert.Equal(["NEI-01"], await BlockedBy(host, "P-1"));
    }

    [Fact]
    public async Task The_settings_of_the_guide_are_applied()
    {
        using var host = Host(builder =>
        {
            builder.Configuration.AddJsonFile(Path.Combine(AppContext.BaseDirectory, "Guide", "appsettings.json"));
            builder.Services.AddScoped<IPayments, Payments>();
            builder
                .Services.AddLifecycle<PermitLifecycle>()
                .AddEntryCriterion<NeighboursWereHeard>(entering: PermitStage.Granted);
        });
        using var scope = host.Services.CreateScope();
        var lifecycle = scope.ServiceProvider.GetRequiredService<ILifecycle<PermitStage, PermitTrigger, Permit>>();

        await host.StartAsync();

        Assert.Equal(
            (false, TimeSpan.FromSeconds(5)),
            (lifecycle.Options.KeepHistory, lifecycle.Options.CriterionTimeout));
        Assert.Equal(
            ["GRA-01 Mandatory", "GRA-02 Mandatory"],
            lifecycle.Graph.Criteria.Select(each => $"{each.Id} {each.Severity}"));
    }

    [Fact]
    public async Task The_health_of_lifecycles_is_checked()
    {
        using var host = Host(builder =>
        {
            Register(builder);
            CheckHealth(builder);
        });

        var report = await host.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync();

        Assert.Equal("PermitLifecycle: nothing found.", report.Entries["lifecycles"].Data["PermitLifecycle"]);
    }
}
