namespace Lifecycle.Diagrams;

/// <summary>
/// Where edges meet a node: side by side, in the order of what they lead to, so that they do not cross at the node.
/// </summary>
internal static class Ports
{
    public static void Assign(RowItem item)
    {
        if (item.Box is not { IsMarker: false } box || item.IsTitle)
            return;

        var up = item.Up.OrderBy(link => link.Upper.Place).ToArray();
        var down = item.Down.OrderBy(link => link.Lower.Place).ToArray();
        for (var index = 0; index < up.Length; index++)
            up[index].LowerPort = Port(box, index, up.Length);

        for (var index = 0; index < down.Length; index++)
            down[index].UpperPort = Port(box, index, down.Length);
    }

    private static int Port(LayoutBox box, int index, int count)
    {
        if (count == 1)
            return 0;

        var room = Math.Max(0, box.Size.Width - (2 * Spacing.Corner));
        var distance = Math.Min(Spacing.Ports, room / (double)(count - 1));
        return (int)Math.Round((index - ((count - 1) / 2.0)) * distance);
    }
}
