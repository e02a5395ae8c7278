using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using static Lifecycle.Extensions.Tests.Containers;

namespace Lifecycle.Extensions.Tests.Registration;

public class StartValidationTests
{
    private sealed class OtherOptions;

    private static readonly InlineLifecycle Endless = new("Endless", l => l.Stage("a").On("go").GoTo("b"));

    private static IHost Host(Action<IServiceCollection> register)
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateEmptyApplicationBuilder(new());
        builder.Services.AddScoped<Budget>();
        register(builder.Services);
        return builder.Build();
    }

    [Fact]
    public async Task A_host_starts_if_its_lifecycles_have_no_faults()
    {
        using var host = Host(services => services.AddLifecycle<GrantLifecycle>());

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_does_not_start_and_reports_every_fault_of_every_lifecycle()
    {
        using var host = Host(services =>
        {
            services.Configure(
                ("GrantLifecycle:Criteria:SUB-02:Severity", "Heavy"),
                ("GrnatLifecycle:KeepHistory", "false"));
            services.AddLifecycle<GrantLifecycle>().SwitchOff("SUB-01");
            services.AddLifecycle(Endless);
        });

        var exception = await Assert.ThrowsAsync<LifecycleConfigurationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "The lifecycles have 4 faults:",
                "  GrantLifecycle: Lifecycles:GrantLifecycle:Criteria:SUB-02:Severity is \"Heavy\"; set Mandatory or "
                    + "Waivable or Advisory.",
                "  GrantLifecycle: Criterion SUB-01 is mandatory; it cannot be switched off.",
                "  Endless: It declares no initial stage; call lifecycle.StartsIn(stage).",
                "  GrnatLifecycle: Lifecycles:GrnatLifecycle is the section of no registered lifecycle; registered are "
                    + "GrantLifecycle, Endless.",
            ],
            exception.Message.Split('\n'));
    }

    [Fact]
    public async Task A_host_reports_the_faults_of_other_options_too()
    {
        using var host = Host(services =>
        {
            services.AddLifecycle(Endless);
            services.AddOptions<OtherOptions>().Validate(_ => false, "Another fault.").ValidateOnStart();
        });

        var exception = await Assert.ThrowsAsync<AggregateException>(() => host.StartAsync());

        Assert.Equal(2, exception.InnerExceptions.Count);
        Assert.Single(exception.InnerExceptions.OfType<LifecycleConfigurationException>());
    }

    [Fact]
    public void Without_a_host_resolving_a_faulty_lifecycle_throws()
    {
        using var container = Container(services => services.AddLifecycle(Endless));
        using var scope = container.CreateScope();

        var exception = Assert.Throws<LifecycleConfigurationException>(
            scope.ServiceProvider.GetRequiredService<ILifecycle<string, string, string>>);

        Assert.IsAssignableFrom<OptionsValidationException>(exception);
        Assert.Equal(
            "The lifecycles have 1 fault:\n  Endless: It declares no initial stage; call lifecycle.StartsIn(stage).",
            exception.Message);
        Assert.Throws<LifecycleConfigurationException>(
            container.GetRequiredService<LifecycleDefinition<string, string, string>>);
    }

    [Fact]
    public void A_faulty_lifecycle_does_not_affect_another()
    {
        using var container = Container(services =>
        {
            services.AddLifecycle(Endless);
            services.AddLifecycle<GrantLifecycle>();
        });
        using var scope = container.CreateScope();

        Assert.Equal(GrantStage.Draft, scope.ServiceProvider.Grants().Start(new()).Stage);
    }
}
