namespace Lifecycle;

/// <summary>A trigger was fired in a stage that has no transition for it. Nothing changed.</summary>
public sealed class TransitionNotPermittedException : LifecycleException
{
    /// <summary>Makes an exception from a report, for code that guards something other than an instance.</summary>
    /// <param name="report">The report that refuses.</param>
    public TransitionNotPermittedException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Stage, trigger, and the triggers that are permitted.</summary>
    public GateReport Report { get; }

    /// <summary>The triggers that the stage permits.</summary>
    public IReadOnlyList<string> Permitted => Report.Permitted;
}
