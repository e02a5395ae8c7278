namespace Lifecycle;

/// <summary>
/// A trigger was fired on a version that the instance does not have, or other callers overtook a change. Nothing
/// changed.
/// </summary>
public sealed class ConcurrencyConflictException : LifecycleException
{
    /// <summary>Makes an exception from a report, for code that stands in for an instance.</summary>
    /// <param name="report">The report of the conflict.</param>
    public ConcurrencyConflictException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Makes an exception for a change that fires no trigger.</summary>
    /// <param name="message">What was not changed, and why.</param>
    public ConcurrencyConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Stage and trigger; <see langword="null"/> if no trigger was fired.</summary>
    public GateReport? Report { get; }
}
