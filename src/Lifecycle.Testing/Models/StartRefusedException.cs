namespace Lifecycle.Testing;

/// <summary>The gate in front of the start refuses a subject, so that there is nothing to compare.</summary>
internal sealed class StartRefusedException(GateReport report) : Exception(report.ToString())
{
    public GateReport Report { get; } = report;
}
