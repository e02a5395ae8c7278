using Microsoft.CodeAnalysis;

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
/// <param name="KnownAt">The location that determined the stages; <see langword="null"/> if there is no single
/// one.</param>
internal sealed record InstanceState(StageGraph Graph, StageSet Stages, Sharing Sharing, Location? KnownAt)
{
    public static InstanceState Join(InstanceState left, InstanceState right) =>
        left == right
            ? left
            : new(
                left.Graph,
                left.Stages | right.Stages,
                left.Sharing > right.Sharing ? left.Sharing : right.Sharing,
                Equals(left.KnownAt, right.KnownAt) ? left.KnownAt : null);

    /// <summary>The triggers that some possible stage permits, as a sentence.</summary>
    public string Permitted =>
        string.Join(", ", Graph.PermittedIn(Stages)) is { Length: > 0 } triggers
            ? $"Permitted there: {triggers}."
            : "Nothing is permitted there.";

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
