using Lifecycle;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of lifecycles.</summary>
public static class LifecycleHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks every registered lifecycle. Unhealthy where one has faults; degraded where one compiles and its
    /// verification finds something; its data say which, by name.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">What to report for faults; unhealthy unless said otherwise.</param>
    /// <param name="tags">Tags to choose checks by.</param>
    public static IHealthChecksBuilder AddLifecycles(
        this IHealthChecksBuilder builder,
        string name = "lifecycles",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        return builder.Add(new(name, services => new LifecycleHealthCheck(services), failureStatus, tags));
    }
}
