using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>What is monitored, and when it is reported. Immutable.</summary>
/// <param name="Indicators">What is monitored.</param>
/// <param name="ReportingDates">When the indicators are reported.</param>
public sealed record MonitoringFramework(ImmutableList<string> Indicators, ImmutableList<DateOnly> ReportingDates)
    : RecordPart;
