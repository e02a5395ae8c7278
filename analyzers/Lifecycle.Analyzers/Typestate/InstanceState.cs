using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Who else may fire an instance.</summary>
internal enum Sharing
{
    /// <summary>Nobody: it is in local variables alone.</summary>
    Own,

    /// <summary>Code that holds it elsewhere, whenever other code of the application runs.</summary>
    Shared,

    /// <summary>A nested function that captured it, whenever anything is called.</summary>
    Captured,
}

/// <summary>What is known of an instance at one place in the code.</summary>
/// <param name="Graph">What it follows.</param>
/// <param name="Stages">The stages that it can stand in.</param>
/// <param name="Sharing">Who else may fire it.</param>
/// <param name="KnownAt">Where that became known; <see langword="null"/> where it was not one place.</param>
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

    /// <summary>As it may have become while other code ran.</summary>
    public InstanceState Widened() =>
        Graph.Reachable(Stages) is var reachable && reachable == Stages
            ? this
            : this with
            {
                Stages = reachable,
                KnownAt = null,
            };
}
