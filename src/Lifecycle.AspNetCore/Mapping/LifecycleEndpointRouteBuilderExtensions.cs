using Lifecycle;
using Lifecycle.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Maps the endpoints of lifecycles.</summary>
public static class LifecycleEndpointRouteBuilderExtensions
{
    /// <summary>
    /// Maps the endpoints of a stored lifecycle: they list, start and read its instances, fire triggers, and tell what
    /// each gate wants. Everyone may call them, unless the group requires authorization.
    /// </summary>
    /// <typeparam name="TLifecycle">The definition. It has to be registered with a store.</typeparam>
    /// <param name="endpoints">The application, or a group of endpoints.</param>
    /// <param name="path">The path of the instances, such as <c>/loans</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <returns>The group of endpoints, for <c>RequireAuthorization</c>, filters and other conventions.</returns>
    /// <exception cref="LifecycleException">The lifecycle is not registered with a store, or has faults, or the
    /// application has no authorization policy of a name that an option has.</exception>
    /// <exception cref="ArgumentException">An option is not valid.</exception>
    /// <example>
    /// <code>
    /// app.MapLifecycle&lt;LoanLifecycle&gt;("/loans").RequireAuthorization();
    /// </code>
    /// </example>
    public static RouteGroupBuilder MapLifecycle<TLifecycle>(
        this IEndpointRouteBuilder endpoints, string path, Action<LifecycleHttpOptions>? configure = null)
        where TLifecycle : LifecycleDefinition, new() =>
        endpoints.MapLifecycle(new TLifecycle().Name, path, configure);

    /// <param name="endpoints">The application, or a group of endpoints.</param>
    /// <param name="name">The name of the lifecycle, for a definition that the container makes.</param>
    /// <param name="path">The path of the instances, such as <c>/loans</c>.</param>
    /// <param name="configure">Sets options.</param>
    /// <inheritdoc cref="MapLifecycle{TLifecycle}" path="/*[not(self::param or self::typeparam)]"/>
    public static RouteGroupBuilder MapLifecycle(
        this IEndpointRouteBuilder endpoints,
        string name,
        string path,
        Action<LifecycleHttpOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(path);
        using var scope = endpoints.ServiceProvider.CreateScope();
        var manager = scope.ServiceProvider.GetKeyedService<ILifecycleManager>(name)
            ?? throw new LifecycleException(
                $"{name} cannot be mapped: no stored lifecycle has that name. Register it with a store, such as "
                    + $"AddLifecycle<{name}>().UseInMemory().");
        var options = new LifecycleHttpOptions();
        configure?.Invoke(options);
        options = options.CheckedFor(manager);
        CheckPolicies(name, options, scope.ServiceProvider);
        return new LifecycleEndpoints(
            endpoints.MapGroup(path), manager, options, MappedNames.Next(endpoints.ServiceProvider, name)).Map();
    }

    /// <summary>Finds a policy that is missing at the start, not at the first request.</summary>
    private static void CheckPolicies(string name, LifecycleHttpOptions options, IServiceProvider services)
    {
        foreach (var policy in options.Policies)
        {
            if (services.GetService<IPolicyEvaluator>() is null)
                throw new LifecycleException(
                    $"{name} has endpoints with a policy, and the application has no authorization. Call "
                        + "AddAuthorization().");

            var found = policy.GetAsync(services).AsTask().GetAwaiter().GetResult();
            foreach (var scheme in found.AuthenticationSchemes)
                CheckScheme(name, scheme, services);
        }
    }

    private static void CheckScheme(string name, string scheme, IServiceProvider services)
    {
        var known = services.GetService<IAuthenticationSchemeProvider>();
        if (known?.GetSchemeAsync(scheme).GetAwaiter().GetResult() is null)
            throw new LifecycleException(
                $"{name} has endpoints with a policy that signs in by \"{scheme}\", and the application has no "
                    + "authentication scheme of that name. Add it with AddAuthentication().");
    }
}
