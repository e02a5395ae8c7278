namespace Lifecycle;

/// <summary>A trigger was fired while at least one entry criterion blocks. Nothing changed.</summary>
public sealed class EntryRefusedException : LifecycleException
{
    /// <summary>Makes an exception of a report: for what stands in front of something else than an instance.</summary>
    /// <param name="report">What was asked, and why not.</param>
    public EntryRefusedException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Every criterion, with reason and remedy for those that block.</summary>
    public GateReport Report { get; }
}
