namespace Lifecycle.Diagrams;

/// <summary>The steps of a walked path, found without a search.</summary>
internal sealed class WalkedPath(IReadOnlyCollection<DiagramStep> path)
{
    private readonly HashSet<DiagramStep> _steps = [.. path];
    private readonly HashSet<(string From, string Trigger)> _fires =
        [.. path.Select(step => (step.From, step.Trigger))];

    private readonly HashSet<string> _stages =
        path.SelectMany(step => new[] { step.From, step.To }).ToHashSet(StringComparer.Ordinal);

    public bool Visits(string stage) => _stages.Contains(stage);

    /// <summary>Whether the path takes a transition; a return wherever it leads.</summary>
    public bool Takes(LifecycleTransition<string, string> transition) => transition.To is { } to
        ? _steps.Contains(new(transition.From.Key, transition.Trigger.Key, to.Key))
        : _fires.Contains((transition.From.Key, transition.Trigger.Key));
}
