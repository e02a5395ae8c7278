using Lifecycle;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the health check of lifecycles.</summary>
public static class LifecycleHealthChecksBuilderExtensions
{
    /// <summary>
    /// Checks every registered lifecycle. Unhealthy if a lifecycle has faults; degraded if the verification of one has
    /// findings. The data of the result has an entry for each lifecycle, by name.
    /// </summary>
    /// <param name="builder">The health checks.</param>
    /// <param name="name">The name of the check.</param>
    /// <param name="failureStatus">The status to report for faults. Default: unhealthy.</param>
    /// <param name="tags">Tags to filter checks by.</param>
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
