namespace Lifecycle;

/// <summary>A trigger was fired in a stage that has no transition for it. Nothing changed.</summary>
public sealed class TransitionNotPermittedException : LifecycleException
{
    internal TransitionNotPermittedException(GateReport report)
        : base(report.ToString()) => Report = report;

    /// <summary>Stage, trigger, and what is permitted instead.</summary>
    public GateReport Report { get; }

    /// <summary>The triggers that the stage permits.</summary>
    public IReadOnlyList<string> Permitted => Report.Permitted;
}
