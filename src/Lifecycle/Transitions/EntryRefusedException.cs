namespace Lifecycle;

/// <summary>A trigger was fired while at least one entry criterion blocks. Nothing changed.</summary>
public sealed class EntryRefusedException : LifecycleException
{
    internal EntryRefusedException(GateReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>Every criterion, with reason and remedy for those that block.</summary>
    public GateReport Report { get; }
}
