namespace Lifecycle.Diagrams;

/// <summary>The room that the loops of a node take: one below the other, on its right.</summary>
internal sealed class LoopExtents(LayoutGraph graph)
{
    private readonly ILookup<LayoutBox, LayoutEdge> _loops =
        graph.Edges.Where(edge => edge.IsLoop).ToLookup(edge => edge.Tail);

    /// <summary>The loops of a node, from top to bottom.</summary>
    public IEnumerable<LayoutEdge> Of(LayoutBox node) => _loops[node];

    public int Width(LayoutBox node) =>
        _loops[node].Select(loop => Spacing.Loop + Spacing.LoopLabel + loop.Label.Width).DefaultIfEmpty().Max();

    public int Height(LayoutBox node) => _loops[node].Sum(HeightOf);

    public static int HeightOf(LayoutEdge loop) => Math.Max(Spacing.LeastLoopHeight, loop.Label.Height + 4);
}
