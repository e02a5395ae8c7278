using Lifecycle.Dashboard.Tests.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Dashboard.Tests.Mapping;

/// <summary>What cannot work is told when the application starts.</summary>
public class MapLifecycleDashboardTests
{
    [Fact]
    public void An_application_without_a_stored_lifecycle_is_told_how_to_store_one()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLifecycle<VentureLifecycle>();
        var app = builder.Build();

        var exception = Assert.Throws<LifecycleException>(() => app.MapLifecycleDashboard("/lifecycles"));

        Assert.Contains("no lifecycle is stored", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_needs_authorization() =>
        Assert.Contains(
            "AddAuthorization",
            Assert.Throws<LifecycleException>(() => Map(options => options.ViewPolicy = "staff")).Message,
            StringComparison.Ordinal);

    [Fact]
    public void A_policy_that_is_not_there_is_named()
    {
        var exception = Assert.Throws<LifecycleException>(() => Map(
            options => options.For("Venture").AllowWaivers("sponsrs", "waivers"),
            services => services.AddAuthorization()));

        Assert.Contains("sponsrs", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(BadOptions))]
    public void An_option_that_is_not_valid_is_refused(string message, Action<LifecycleDashboardOptions> options) =>
        Assert.Contains(
            message, Assert.Throws<ArgumentException>(() => Map(options)).Message, StringComparison.Ordinal);

    public static TheoryData<string, Action<LifecycleDashboardOptions>> BadOptions => new()
    {
        { "PageSize has to be 1 to 500", options => options.PageSize = 0 },
        { "PageSize has to be 1 to 500", options => options.PageSize = 501 },
        { "RefreshInterval", options => options.RefreshInterval = TimeSpan.FromMilliseconds(1) },
        { "is no origin", options => options.FrameAncestors = ["'self'; script-src *"] },
        { "no stored lifecycle has that name", options => options.Lifecycles = ["Vanture"] },
        { "no stored lifecycle has that name", options => options.For("Vanture") },
        {
            "the subject of Venture is",
            options => options.For("Venture").AllowWaivers<string>("sponsors", (_, _) => { }, (_, _) => { })
        },
    };

    private static void Map(
        Action<LifecycleDashboardOptions> options, Action<IServiceCollection>? services = null)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Services.AddLifecycle<VentureLifecycle>().UseInMemory();
        services?.Invoke(builder.Services);
        builder.Build().MapLifecycleDashboard("/lifecycles", options);
    }
}
