namespace Lifecycle.Diagrams;

/// <summary>An arrow of a diagram.</summary>
/// <param name="From">The node that it leaves.</param>
/// <param name="To">The node that it leads to.</param>
/// <param name="Label">The text, not yet escaped; empty for none.</param>
internal sealed record Arrow(Node From, Node To, string Label)
{
    public bool IsPermitted { get; init; }

    public bool IsWalked { get; init; }

    /// <summary>Whether the stage that it leads to depends on the past.</summary>
    public bool IsReturn { get; init; }

    /// <summary>The lines of its note.</summary>
    public IReadOnlyList<string> Note { get; init; } = [];
}
