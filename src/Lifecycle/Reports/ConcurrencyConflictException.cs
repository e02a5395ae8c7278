namespace Lifecycle;

/// <summary>A trigger was fired on a version that the instance no longer has. Nothing changed.</summary>
public sealed class ConcurrencyConflictException : LifecycleException
{
    /// <summary>Makes an exception from a report, for code that stands in for an instance.</summary>
    /// <param name="report">The report of the conflict.</param>
    public ConcurrencyConflictException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Stage and trigger.</summary>
    public GateReport Report { get; }
}
