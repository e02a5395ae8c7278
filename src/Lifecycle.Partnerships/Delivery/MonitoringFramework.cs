using System.Collections.Immutable;

namespace Lifecycle.Partnerships;

/// <summary>What is watched, and when it is reported. Immutable.</summary>
/// <param name="Indicators">What is watched.</param>
/// <param name="ReportingDates">When it is reported.</param>
public sealed record MonitoringFramework(ImmutableList<string> Indicators, ImmutableList<DateOnly> ReportingDates);
