namespace Lifecycle.Analyzers;

/// <summary>How far an instance has escaped: which other code may fire it.</summary>
internal enum Sharing
{
    /// <summary>None: only tracked local variables hold it.</summary>
    Own,

    /// <summary>It has escaped: any code of the application may fire it when it runs.</summary>
    Shared,

    /// <summary>A nested function captures it: any call may fire it.</summary>
    Captured,
}

/// <summary>The abstract value of an instance at one program point.</summary>
/// <param name="Graph">The graph that it moves in.</param>
/// <param name="Stages">The stages that it can be in.</param>
/// <param name="Sharing">How far it has escaped.</param>
/// <param name="KnownAt">The places that determined the stages; <see langword="null"/> if other
/// code may have moved it.</param>
internal sealed record InstanceState(StageGraph Graph, StageSet Stages, Sharing Sharing, Places? KnownAt)
{
    /// <summary>The number of stages or triggers that a message lists.</summary>
    private const int MaxDescribed = 4;

    public static InstanceState Join(InstanceState left, InstanceState right) =>
        ReferenceEquals(left, right) || left == right
            ? left
            : new(
                left.Graph,
                left.Stages | right.Stages,
                left.Sharing > right.Sharing ? left.Sharing : right.Sharing,
                Places.Union(left.KnownAt, right.KnownAt));

    /// <summary>The possible stages, for a message that lists the first of many.</summary>
    public string Describe()
    {
        var stages = Stages.Members().Select(stage => Graph.Stages[stage]).ToArray();
        return stages.Length > MaxDescribed + 1
            ? string.Join(" or ", stages.Take(MaxDescribed)) + $" or one of {stages.Length - MaxDescribed} more stages"
            : string.Join(" or ", stages);
    }

    /// <summary>What each possible stage permits, for a message: a sentence without its full stop.</summary>
    public string Permitted()
    {
        var stages = Stages.Members().ToArray();
        if (stages.Length > MaxDescribed)
            return Graph.PermittedIn(Stages).ToArray() switch
            {
                [] => "None of these permits anything",
                { Length: > MaxDescribed + 1 } many =>
                    $"Some of these permit {string.Join(", ", many.Take(MaxDescribed))} or one of "
                        + $"{many.Length - MaxDescribed} more triggers",
                var few => $"Some of these permit {string.Join(", ", few)}",
            };

        return string.Join(
            "; ",
            stages.Select(stage =>
                string.Join(", ", Graph.PermittedIn(StageSet.Single(stage))) is { Length: > 0 } triggers
                    ? $"{Graph.Stages[stage]} permits {triggers}"
                    : $"{Graph.Stages[stage]} permits nothing"));
    }

    /// <summary>Whether other code that fires the instance may move it.</summary>
    public bool MayMove =>
        Stages.Members().Select(StageSet.Single).Any(stage => Graph.Reachable(stage) != stage);

    /// <summary>
    /// The state after other code may have fired the instance: its stages become their reachable closure.
    /// </summary>
    public InstanceState ReachableClosure() =>
        Graph.Reachable(Stages) is var reachable && reachable == Stages
            ? this
            : this with
            {
                Stages = reachable,
                KnownAt = null,
            };
}
