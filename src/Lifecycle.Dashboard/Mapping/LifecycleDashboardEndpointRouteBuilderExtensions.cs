using Lifecycle;
using Lifecycle.Dashboard;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the dashboard of lifecycles.</summary>
public static class LifecycleDashboardEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps pages that show the stored lifecycles of the application: what can happen next to each instance and why not
    /// the rest, its history with the proof that it is whole, due dates and events, and the definitions. By default,
    /// only requests from the same machine are answered, and only in the environment Development.
    /// </summary>
    /// <param name="endpoints">The application, or a group of endpoints.</param>
    /// <param name="path">The path of the pages, such as <c>/lifecycles</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The group of endpoints, for <c>RequireAuthorization</c> and other conventions.</returns>
    /// <exception cref="LifecycleException">No lifecycle is registered with a store, one has faults, or a policy is set
    /// that the application does not have.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <example>
    /// <code>
    /// app.MapLifecycleDashboard("/lifecycles", options => options.ViewPolicy = "staff");
    /// </code>
    /// </example>
    public static RouteGroupBuilder MapLifecycleDashboard(
        this IEndpointRouteBuilder endpoints, string path, Action<LifecycleDashboardOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(path);
        var options = new LifecycleDashboardOptions();
        configure?.Invoke(options);
        using var scope = endpoints.ServiceProvider.CreateScope();
        var services = scope.ServiceProvider;
        options.AllowLocalRequests ??= services.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        var site = new DashboardSite(options, [.. services.GetService<IEnumerable<ILifecycleManager>>() ?? []]);
        Permissions.Check(services, options.Policies);
        if (options is { IsLocalOnly: true, AllowLocalRequests: false })
            DashboardLog.Closed(services, path);

        return new DashboardEndpoints(endpoints.MapGroup(path), site).Map();
    }
}
