namespace Lifecycle;

/// <summary>A trigger was fired on a version that the instance no longer has. Nothing changed.</summary>
public sealed class ConcurrencyConflictException : LifecycleException
{
    internal ConcurrencyConflictException(GateReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>Stage and trigger.</summary>
    public GateReport Report { get; }
}
