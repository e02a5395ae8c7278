using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Where the findings in the blocks of a body go. One object per body; not thread-safe.</summary>
internal sealed class Findings
{
    private Action<Finding>? _reportRefusal;
    private Action<Finding>? _report;

    /// <summary>
    /// The fire of the block that certainly throws, and so makes the code behind it unreachable.
    /// </summary>
    public Finding? Fatal { get; private set; }

    /// <summary>Whether the findings are reported at all.</summary>
    public bool AreReported => _report is not null;

    /// <summary>Sets the receivers for the block that is executed from here on.</summary>
    /// <param name="reportRefusal">Receives the fires that throw; <see langword="null"/> if a handler expects
    /// them.</param>
    /// <param name="report">Receives all other findings.</param>
    public void Begin(Action<Finding>? reportRefusal, Action<Finding>? report) =>
        (_reportRefusal, _report, Fatal) = (reportRefusal, report, null);

    public void AddFatal(Finding finding) => Fatal ??= finding;

    /// <summary>
    /// Adds the fire inside a called method that certainly throws, unless it is reported there already.
    /// </summary>
    /// <param name="fatal">The fire inside the method.</param>
    /// <param name="call">The call of the method.</param>
    /// <param name="instance">The instance that is fired.</param>
    /// <param name="unknown">The summary of the method for an instance in an unknown stage.</param>
    public void AddInside(Finding fatal, IOperation call, InstanceState instance, Summary? unknown)
    {
        // The state at the call explains the refusal only if the method fires it in that state.
        var isRefused = instance.Graph.Definition == fatal.Instance.Graph.Definition
            && instance.Graph.Transfer(instance.Stages, fatal.Trigger).Accepted.IsEmpty;
        var through = fatal.Through(call, isRefused ? instance : fatal.Instance);
        if (unknown?.Refusals.Contains(fatal.Location) == true)
            through = through with { IsReportedInside = true };

        AddFatal(through);
        if (!through.IsReportedInside)
            Add(through);
    }

    public void Add(Finding finding)
    {
        if (finding.Kind is FindingKind.ImpossibleFire or FindingKind.Fire)
            _reportRefusal?.Invoke(finding);
        else
            _report?.Invoke(finding);
    }
}
