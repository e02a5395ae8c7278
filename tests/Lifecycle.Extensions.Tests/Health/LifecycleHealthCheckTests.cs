using Microsoft.Extensions.Diagnostics.HealthChecks;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Health;

public class LifecycleHealthCheckTests
{
    private static readonly InlineLifecycle Faulty = new("Faulty", l => l.Stage("a").IsTerminal());
    private static readonly InlineLifecycle Dubious = new("Dubious", l =>
    {
        l.StartsIn("a");
        l.Stage("a").On("go").GoTo("b");
    });
    private static readonly InlineLifecycle Sound = new("Sound", l =>
    {
        l.StartsIn("a");
        l.Stage("a").On("go").GoTo("b");
        l.Stage("b").IsTerminal();
    });

    private static async Task<HealthReportEntry> Check(params InlineLifecycle[] lifecycles)
    {
        using var container = Container(services =>
        {
            services.AddLogging();
            services.AddHealthChecks().AddLifecycles();
            foreach (var lifecycle in lifecycles)
                services.AddLifecycle(lifecycle);
        });
        var report = await container.GetRequiredService<HealthCheckService>().CheckHealthAsync();
        return report.Entries["lifecycles"];
    }

    [Fact]
    public async Task Lifecycles_without_findings_are_healthy()
    {
        var entry = await Check(Sound);

        Assert.Equal(
            (HealthStatus.Healthy, "Lifecycles without faults and findings: 1."),
            (entry.Status, entry.Description));
        Assert.Equal("Sound: nothing found.", entry.Data["Sound"]);
    }

    [Fact]
    public async Task A_finding_degrades()
    {
        var entry = await Check(Sound, Dubious);

        Assert.Equal(HealthStatus.Degraded, entry.Status);
        Assert.Equal(
            "Dubious:\n  Nothing leaves b; call IsTerminal() if the lifecycle ends there, or add a transition out of "
                + "it.",
            entry.Description);
        Assert.Equal(entry.Description, entry.Data["Dubious"]);
    }

    [Fact]
    public async Task A_fault_is_unhealthy_and_findings_are_reported_too()
    {
        var entry = await Check(Dubious, Faulty, Sound);

        Assert.Equal(HealthStatus.Unhealthy, entry.Status);
        Assert.Equal(["Dubious", "Faulty", "Sound"], entry.Data.Keys.Order());
        Assert.Equal("Faulty: It declares no initial stage; call lifecycle.StartsIn(stage).", entry.Data["Faulty"]);
        Assert.StartsWith("Faulty: It declares no initial stage", entry.Description, StringComparison.Ordinal);
        Assert.Contains("Nothing leaves b", entry.Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_lifecycle_is_healthy() => Assert.Equal(HealthStatus.Healthy, (await Check()).Status);
}
