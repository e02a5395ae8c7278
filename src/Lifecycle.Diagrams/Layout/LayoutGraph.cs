namespace Lifecycle.Diagrams;

/// <summary>What to lay out.</summary>
/// <param name="Boxes">The nodes and clusters, a cluster before what is in it.</param>
/// <param name="Edges">The edges between them.</param>
/// <param name="Start">The node that the story begins at.</param>
/// <param name="HasTitlesAbove">
/// Whether the titles of clusters take rows of their own. Otherwise they take the first column.
/// </param>
internal sealed record LayoutGraph(
    IReadOnlyList<LayoutBox> Boxes, IReadOnlyList<LayoutEdge> Edges, LayoutBox Start, bool HasTitlesAbove);
