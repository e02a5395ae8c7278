namespace Lifecycle;

/// <summary>A trigger was fired while at least one entry criterion blocked. Nothing changed.</summary>
public sealed class EntryRefusedException : LifecycleException
{
    /// <summary>Makes an exception from a report, for code that guards something other than an instance.</summary>
    /// <param name="report">The report that refuses.</param>
    public EntryRefusedException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Every criterion, with reason and remedy for those that block.</summary>
    public GateReport Report { get; }
}
