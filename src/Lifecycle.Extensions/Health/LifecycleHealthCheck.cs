using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Lifecycle;

/// <summary>
/// Reports the faults and findings of the registered lifecycles, and what their hosted services cannot do.
/// </summary>
internal sealed class LifecycleHealthCheck(IServiceProvider services) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default)
    {
        var registered = services
            .GetService<LifecycleRegistry>()
            ?.All.ToDictionary(each => each.Name, each => each.In(services))
            ?? [];
        var problems = services.GetServices<StoredLifecycle>()
            .SelectMany(lifecycle => lifecycle.Problems.Values.Select(problem => $"{lifecycle.Name}: {problem}"))
            .Order(StringComparer.Ordinal);
        var faults = registered.Values.SelectMany(lifecycle => lifecycle.Faults).Concat(problems).ToArray();
        var findings = registered
            .Values.Where(HasFindings)
            .Select(lifecycle => lifecycle.Verification.ToString())
            .ToArray();
        var status =
            faults.Length > 0 ? context.Registration.FailureStatus
            : findings.Length > 0 ? HealthStatus.Degraded
            : HealthStatus.Healthy;
        var description =
            faults.Length + findings.Length == 0
                ? $"Lifecycles without faults and findings: {registered.Count}."
                : string.Join('\n', faults.Concat(findings));
        return Task.FromResult(
            new HealthCheckResult(
                status,
                description,
                data: registered.ToDictionary(each => each.Key, object (each) => Describe(each.Value))));
    }

    private static bool HasFindings(RegisteredLifecycle lifecycle) =>
        lifecycle is { Faults: [], Verification.IsClean: false };

    private static string Describe(RegisteredLifecycle lifecycle) =>
        lifecycle.Faults.Count > 0 ? string.Join('\n', lifecycle.Faults) : lifecycle.Verification.ToString();
}
