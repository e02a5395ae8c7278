namespace Lifecycle.Diagrams;

/// <summary>The lines of the edges: through each row straight, between rows aslant.</summary>
internal sealed class Routes(Rows rows, Heights heights)
{
    /// <summary>Draws the edge of a chain, and places its label.</summary>
    public void Draw(EdgeChain chain)
    {
        var lines = new List<List<LayoutPoint>> { new() };
        foreach (var link in chain.Links)
        {
            var (upper, lower) = (link.Upper, link.Lower);
            if (lines[^1].Count == 0)
                lines[^1].Add(new(upper.X + link.UpperPort, BottomOf(upper)));

            lines[^1].Add(new(upper.X + link.UpperPort, heights.Departure(upper.Row)));
            lines[^1].Add(new(lower.X + link.LowerPort, heights.Arrival(lower.Row)));
            lines[^1].Add(new(lower.X + link.LowerPort, TopOf(lower)));
            if (lower == chain.Label)
                lines.Add([]);
        }

        if (chain.Label is { } label)
            chain.Edge.LabelArea = AreaOf(label, chain.Edge.Label);

        if (chain.IsUpwards)
        {
            lines.Reverse();
            lines.ForEach(line => line.Reverse());
        }

        if (chain.Edge.Tail.IsCluster)
            lines[0] = Outside(chain.Edge.Tail.Area, lines[0]);

        chain.Edge.Lines = [.. lines.Select(line => (IReadOnlyList<LayoutPoint>)Simplified(line))];
    }

    /// <summary>Draws the loops of a node, one below the other, on its right.</summary>
    public void DrawLoops(LayoutBox node, LoopExtents extents)
    {
        var loops = extents.Of(node).ToArray();
        var top = heights.Middle(rows.ItemOf(node).Row) - (extents.Height(node) / 2);
        foreach (var loop in loops)
        {
            var height = LoopExtents.HeightOf(loop);
            var (first, last) = (top + (height / 2) - 7, top + (height / 2) + 7);
            var right = node.Area.Right;
            loop.Lines =
            [
                [
                    new(right, first), new(right + Spacing.Loop, first),
                    new(right + Spacing.Loop, last), new(right, last),
                ],
            ];
            loop.LabelArea = new(
                right + Spacing.Loop + Spacing.LoopLabel,
                top + ((height - loop.Label.Height) / 2),
                loop.Label.Width,
                loop.Label.Height);
            top += height;
        }
    }

    public LayoutArea AreaOf(RowItem item, LayoutSize size) =>
        new(item.X - item.Left, heights.Middle(item.Row) - (size.Height / 2), size.Width, size.Height);

    private int TopOf(RowItem item) => item.IsPassage && item.Height == 0 ? heights.Top(item.Row)
        : item.Box?.Area.Top ?? heights.Middle(item.Row) - (item.Height / 2);

    private int BottomOf(RowItem item) => item.IsPassage && item.Height == 0 ? heights.Bottom(item.Row)
        : item.Box?.Area.Bottom ?? heights.Middle(item.Row) - (item.Height / 2) + item.Height;

    /// <summary>The part of a line after it has left an area for the last time.</summary>
    private static List<LayoutPoint> Outside(LayoutArea area, List<LayoutPoint> line)
    {
        var last = line.FindLastIndex(point => IsIn(area, point));
        if (last < 0 || last == line.Count - 1)
            return line;

        var (inside, outside) = (line[last], line[last + 1]);
        var rest = line[(last + 1)..];
        rest.Insert(0, Border(area, inside, outside));
        return rest;
    }

    private static bool IsIn(LayoutArea area, LayoutPoint point) =>
        point.X >= area.Left && point.X <= area.Right && point.Y >= area.Top && point.Y <= area.Bottom;

    private static LayoutPoint Border(LayoutArea area, LayoutPoint inside, LayoutPoint outside)
    {
        double dx = outside.X - inside.X, dy = outside.Y - inside.Y;
        var share = 1.0;
        if (dx > 0)
            share = Math.Min(share, (area.Right - inside.X) / dx);
        if (dx < 0)
            share = Math.Min(share, (area.Left - inside.X) / dx);
        if (dy > 0)
            share = Math.Min(share, (area.Bottom - inside.Y) / dy);
        if (dy < 0)
            share = Math.Min(share, (area.Top - inside.Y) / dy);

        return new((int)Math.Round(inside.X + (share * dx)), (int)Math.Round(inside.Y + (share * dy)));
    }

    /// <summary>Without points that change no direction.</summary>
    private static List<LayoutPoint> Simplified(List<LayoutPoint> line)
    {
        var result = new List<LayoutPoint>();
        foreach (var point in line)
        {
            if (result.Count > 0 && result[^1] == point)
                continue;

            if (result.Count > 1 && IsStraight(result[^2], result[^1], point))
                result.RemoveAt(result.Count - 1);

            result.Add(point);
        }

        return result;
    }

    private static bool IsStraight(LayoutPoint one, LayoutPoint two, LayoutPoint three) =>
        (long)(two.X - one.X) * (three.Y - two.Y) == (long)(two.Y - one.Y) * (three.X - two.X)
        && (two.X - one.X) * (three.X - two.X) >= 0
        && (two.Y - one.Y) * (three.Y - two.Y) >= 0;
}
