namespace Lifecycle.Diagrams;

/// <summary>
/// The order in which a story that begins at one node comes to the others. An edge against the order closes a cycle,
/// and is drawn upwards.
/// </summary>
internal static class StoryOrder
{
    /// <summary>The place of each node in the order.</summary>
    public static Dictionary<LayoutBox, int> Of(LayoutGraph graph)
    {
        var nodes = graph.Boxes.Where(box => box is { IsCluster: false, IsMarker: false }).ToArray();
        var leaving = graph.Edges.ToLookup(edge => edge.From);
        var isSeen = new HashSet<LayoutBox>();
        var finished = new List<LayoutBox>();
        foreach (var begin in nodes.Prepend(graph.Start.FirstNode()))
            Visit(begin);

        finished.Reverse();
        return finished.Select((node, place) => (node, place)).ToDictionary(pair => pair.node, pair => pair.place);

        void Visit(LayoutBox begin)
        {
            // Not by recursion: a chain of stages may be long.
            var open = new Stack<(LayoutBox Node, IEnumerator<LayoutBox> Next)>();
            if (isSeen.Add(begin))
                open.Push((begin, Next(begin).GetEnumerator()));

            while (open.TryPeek(out var top))
            {
                if (!top.Next.MoveNext())
                    finished.Add(open.Pop().Node);
                else if (isSeen.Add(top.Next.Current))
                    open.Push((top.Next.Current, Next(top.Next.Current).GetEnumerator()));
            }
        }

        IEnumerable<LayoutBox> Next(LayoutBox node) =>
            node.Clusters().Prepend(node)
                .SelectMany(from => leaving[from])
                .Where(edge => !edge.IsReturn)
                .Select(edge => edge.To.FirstNode());
    }
}
