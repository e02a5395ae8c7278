namespace Lifecycle.Diagrams;

/// <summary>
/// Places the boxes of a graph in rows, so that its edges lead down the page as far as its cycles allow, and routes the
/// edges around them. The same graph always gets the same layout.
/// </summary>
/// <remarks>
/// The phases are those of Sugiyama: cycles are broken along the story, nodes ranked, rows ordered so that few edges
/// cross, and columns assigned. Ranks and columns come from the network simplex of Gansner, Koutsofios, North and Vo,
/// "A Technique for Drawing Directed Graphs" (1993). Clusters keep together as in Sander, "Layout of Compound Directed
/// Graphs" (1996), and Forster, "Applying Crossing Reduction Strategies to Layered Compound Graphs" (2002).
/// </remarks>
internal static class LayeredLayout
{
    /// <summary>Sets the areas of the boxes and labels, and the lines of the edges.</summary>
    /// <returns>The size of the page.</returns>
    public static LayoutSize Run(LayoutGraph graph)
    {
        var ranking = Ranking.Of(graph);
        var rows = new Rows(graph, ranking, new(graph, ranking));
        CrossingReduction.Run(rows);
        var sides = Columns.Assign(graph, rows);
        var heights = new Heights(graph, rows);
        var routes = new Routes(rows, heights);
        var left = Spacing.Page - LeftOf(rows, sides);
        foreach (var item in rows.Items())
        {
            item.X += left;
            if (item.IsTitle)
                item.Box!.Title = routes.AreaOf(item, item.Box.Size);
            else if (item.Box is { } box)
                box.Area = routes.AreaOf(item, box.Size with { Height = item.Height });
        }

        foreach (var (cluster, (from, to)) in sides)
        {
            var top = heights.Top(cluster);
            cluster.Area = new(from + left, top, to - from, heights.Bottom(cluster) - top);
            if (!graph.HasTitlesAbove)
                cluster.Title = new(cluster.Area.Left + Spacing.Padding, top + Spacing.Padding,
                    cluster.Size.Width, cluster.Size.Height);
        }

        foreach (var chain in rows.Chains)
            routes.Draw(chain);

        var extents = new LoopExtents(graph);
        foreach (var node in graph.Boxes.Where(box => !box.IsCluster))
            routes.DrawLoops(node, extents);

        return SizeOf(graph);
    }

    private static int LeftOf(Rows rows, Dictionary<LayoutBox, (int Left, int Right)> sides) =>
        rows.Items().Select(item => item.X - item.Left)
            .Concat(sides.Values.Select(side => side.Left))
            .DefaultIfEmpty()
            .Min();

    private static LayoutSize SizeOf(LayoutGraph graph)
    {
        var areas = graph.Boxes.Select(box => box.Area)
            .Concat(graph.Edges.Select(edge => edge.LabelArea))
            .ToArray();
        var points = graph.Edges.SelectMany(edge => edge.Lines).SelectMany(line => line).ToArray();
        return new(
            Spacing.Page + areas.Select(area => area.Right).Concat(points.Select(point => point.X)).Max(),
            Spacing.Page + areas.Select(area => area.Bottom).Concat(points.Select(point => point.Y)).Max());
    }
}
