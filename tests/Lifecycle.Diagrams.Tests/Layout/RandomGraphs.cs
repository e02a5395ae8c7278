namespace Lifecycle.Diagrams.Tests.Layout;

/// <summary>
/// Random graphs like those of lifecycles: a story with short cuts and ways back, nested clusters, edges from clusters,
/// loops and parallel edges. One for each seed.
/// </summary>
internal static class RandomGraphs
{
    public static LayoutGraph Of(int seed, bool hasTitlesAbove = true)
    {
        var random = new Random(seed);
        var count = random.Next(5, 21);
        var boxes = Clusters(random, random.Next(0, 1 + (count / 4)));
        var nodes = Nodes(random, count, boxes);
        var edges = Story(random, nodes).ToList();
        foreach (var cluster in boxes.Where(_ => random.Next(2) == 0))
        {
            var outside = nodes.Where(node => !node.IsWithin(cluster)).ToArray();
            if (outside.Length > 0)
                edges.Add(new(cluster, outside[random.Next(outside.Length)], Label(random)));
        }

        return new([.. boxes, .. nodes], edges, nodes[0], hasTitlesAbove);
    }

    private static List<LayoutBox> Clusters(Random random, int count)
    {
        var clusters = new List<LayoutBox>();
        for (var index = 0; index < count; index++)
        {
            var at = random.Next(-1, clusters.Count);
            clusters.Add(Box(at < 0 ? null : clusters[at], new(random.Next(50, 110), 17)));
        }

        return clusters;
    }

    /// <summary>The first ones see to it that no cluster is empty; the others like to be with the one before.</summary>
    private static List<LayoutBox> Nodes(Random random, int count, List<LayoutBox> clusters)
    {
        var nodes = new List<LayoutBox>();
        for (var index = 0; index < count; index++)
        {
            var at = random.Next(-1, clusters.Count);
            var parent = index < clusters.Count ? clusters[index]
                : index > 0 && random.Next(3) > 0 ? nodes[^1].Parent
                : at < 0 ? null : clusters[at];
            nodes.Add(Box(parent, new(random.Next(60, 150), random.Next(30, 60))));
        }

        return nodes;
    }

    private static LayoutBox Box(LayoutBox? parent, LayoutSize size)
    {
        var box = new LayoutBox(parent) { Size = size };
        parent?.Children.Add(box);
        return box;
    }

    private static IEnumerable<LayoutEdge> Story(Random random, List<LayoutBox> nodes)
    {
        for (var index = 1; index < nodes.Count; index++)
            yield return new(nodes[Math.Max(0, index - 1 - random.Next(3))], nodes[index], Label(random));

        var more = random.Next(nodes.Count / 4, nodes.Count);
        for (var index = 0; index < more; index++)
        {
            var from = random.Next(nodes.Count);
            var to = random.Next(4) == 0 ? random.Next(nodes.Count) : from + random.Next(-3, 5);
            yield return new(nodes[from], nodes[Math.Clamp(to, 0, nodes.Count - 1)], Label(random));
        }
    }

    private static LayoutSize Label(Random random) =>
        random.Next(8) == 0 ? default : new(random.Next(30, 120), random.Next(4) == 0 ? 34 : 17);
}
