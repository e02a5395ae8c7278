namespace Lifecycle;

/// <summary>A trigger was fired in a stage that has no transition for it. Nothing changed.</summary>
public sealed class TransitionNotPermittedException : LifecycleException
{
    /// <summary>Makes an exception of a report: for what stands in front of something else than an instance.</summary>
    /// <param name="report">What was asked, and why not.</param>
    public TransitionNotPermittedException(GateReport report)
        : base(report?.ToString() ?? throw new ArgumentNullException(nameof(report))) => Report = report;

    /// <summary>Stage, trigger, and what is permitted instead.</summary>
    public GateReport Report { get; }

    /// <summary>The triggers that the stage permits.</summary>
    public IReadOnlyList<string> Permitted => Report.Permitted;
}
