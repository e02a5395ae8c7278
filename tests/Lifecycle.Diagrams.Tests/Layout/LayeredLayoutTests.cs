namespace Lifecycle.Diagrams.Tests.Layout;

/// <summary>What holds of the layout of every graph.</summary>
public class LayeredLayoutTests
{
    public static TheoryData<int, bool> Graphs
    {
        get
        {
            var data = new TheoryData<int, bool>();
            foreach (var first in Enumerable.Range(0, 10))
            {
                data.Add(first * 20, true);
                data.Add(first * 20, false);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Nodes_labels_and_titles_do_not_overlap(int first, bool hasTitlesAbove)
    {
        foreach (var graph in Laid(first, hasTitlesAbove))
        {
            var areas = Nodes(graph).Select(node => node.Area)
                .Concat(Labels(graph).Select(edge => edge.LabelArea))
                .Concat(Clusters(graph).Select(cluster => cluster.Title))
                .ToArray();
            Assert.DoesNotContain(
                areas.SelectMany((one, index) => areas.Skip(index + 1).Select(other => (one, other))),
                pair => Geometry.Overlap(pair.one, pair.other));
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_cluster_contains_its_own_boxes_and_no_others(int first, bool hasTitlesAbove)
    {
        foreach (var graph in Laid(first, hasTitlesAbove))
        {
            foreach (var cluster in Clusters(graph))
            {
                Assert.True(Geometry.IsInside(cluster.Title, cluster.Area));
                Assert.DoesNotContain(graph.Boxes.Where(box => box != cluster && !cluster.IsWithin(box)), box =>
                    box.IsWithin(cluster)
                        ? !Geometry.IsInside(box.Area, cluster.Area)
                        : Geometry.Overlap(box.Area, cluster.Area));
                Assert.DoesNotContain(Labels(graph), edge =>
                    Geometry.Overlap(edge.LabelArea, cluster.Area)
                    && !Geometry.IsInside(edge.LabelArea, cluster.Area));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Edges_go_around_nodes_labels_and_titles(int first, bool hasTitlesAbove)
    {
        foreach (var graph in Laid(first, hasTitlesAbove))
        {
            foreach (var edge in graph.Edges)
            {
                var obstacles = Nodes(graph).Select(node => node.Area)
                    .Concat(Labels(graph).Select(each => each.LabelArea))
                    .Concat(Clusters(graph).Select(cluster => cluster.Title));
                Assert.DoesNotContain(
                    obstacles, area => edge.Lines.Any(line => Geometry.PassesThrough(line, area)));
            }
        }
    }

    [Fact]
    public void At_most_one_edge_in_a_hundred_has_to_pass_through_a_foreign_cluster()
    {
        var graphs = Enumerable.Range(0, 10).SelectMany(index => Laid(20 * index, true)).ToArray();

        var passing = graphs.Sum(graph => graph.Edges.Count(edge =>
            Clusters(graph).Any(cluster => !edge.From.IsWithin(cluster) && !edge.To.IsWithin(cluster)
                && edge.Lines.Any(line => Geometry.PassesThrough(line, cluster.Area)))));

        Assert.InRange(passing, 0, graphs.Sum(graph => graph.Edges.Count) / 100);
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void A_label_touches_its_own_edge_and_no_other(int first, bool hasTitlesAbove)
    {
        foreach (var graph in Laid(first, hasTitlesAbove))
        {
            foreach (var edge in Labels(graph))
            {
                Assert.InRange(Geometry.Distance(edge.Lines, edge.LabelArea), 0, Spacing.LoopLabel);
                Assert.All(graph.Edges.Where(other => other != edge), other =>
                    Assert.True(Geometry.Distance(other.Lines, edge.LabelArea) > Spacing.LoopLabel));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void Edges_begin_and_end_at_their_boxes(int first, bool hasTitlesAbove)
    {
        foreach (var edge in Laid(first, hasTitlesAbove).SelectMany(graph => graph.Edges))
        {
            Assert.Equal(0, DistanceTo(edge.Tail.Area, edge.Lines[0][0]));
            Assert.Equal(0, DistanceTo(edge.Head.Area, edge.Lines[^1][^1]));
            Assert.All(edge.Lines, line => Assert.True(line.Count > 1));
        }
    }

    [Theory]
    [MemberData(nameof(Graphs))]
    public void The_story_runs_down_from_its_start(int first, bool hasTitlesAbove)
    {
        foreach (var graph in Laid(first, hasTitlesAbove))
        {
            Assert.Equal(Nodes(graph).Min(node => node.Area.Top + (node.Area.Height / 2)),
                graph.Start.Area.Top + (graph.Start.Area.Height / 2));

            // Every node but the start is below one that leads to it.
            Assert.All(
                Nodes(graph).Where(node => node != graph.Start),
                node => Assert.Contains(graph.Edges, edge => edge.Head == node && edge.Lines[0][0].Y < node.Area.Top));
        }
    }

    [Fact]
    public void The_same_graph_gets_the_same_layout() =>
        Assert.All(
            Enumerable.Range(0, 20), seed => Assert.Equal(Text(RandomGraphs.Of(seed)), Text(RandomGraphs.Of(seed))));

    [Fact]
    public void Parallel_edges_have_lines_of_their_own()
    {
        var (one, other) = (new LayoutBox { Size = new(80, 36) }, new LayoutBox { Size = new(80, 36) });
        LayoutEdge[] edges = [new(one, other, new(40, 15)), new(one, other, new(40, 15)), new(other, one, default)];

        LayeredLayout.Run(new([one, other], edges, one, true));

        Assert.Equal(3, edges.Select(edge => edge.Lines[^1][^1].X).Distinct().Count());
        Assert.Equal(one.Area.Bottom, edges[2].Lines[^1][^1].Y);
    }

    [Fact]
    public void A_chain_is_a_straight_line()
    {
        var boxes = Enumerable.Range(0, 6).Select(_ => new LayoutBox { Size = new(80, 36) }).ToArray();
        var edges = boxes.Zip(boxes.Skip(1), (from, to) => new LayoutEdge(from, to, new(50, 15))).ToArray();

        LayeredLayout.Run(new(boxes, edges, boxes[0], true));

        Assert.Single(boxes.Select(box => box.Area.Left).Distinct());
        Assert.All(edges.SelectMany(edge => edge.Lines), line => Assert.Equal(line[0].X, line[^1].X));
    }

    private static IEnumerable<LayoutGraph> Laid(int first, bool hasTitlesAbove) =>
        Enumerable.Range(first, 20).Select(seed =>
        {
            var graph = RandomGraphs.Of(seed, hasTitlesAbove);
            LayeredLayout.Run(graph);
            return graph;
        });

    private static IEnumerable<LayoutBox> Nodes(LayoutGraph graph) => graph.Boxes.Where(box => !box.IsCluster);

    private static IEnumerable<LayoutBox> Clusters(LayoutGraph graph) => graph.Boxes.Where(box => box.IsCluster);

    private static IEnumerable<LayoutEdge> Labels(LayoutGraph graph) =>
        graph.Edges.Where(edge => edge.Label.Width > 0);

    private static double DistanceTo(LayoutArea area, LayoutPoint point) =>
        Math.Max(0, Math.Max(area.Left - point.X, point.X - area.Right))
        + Math.Max(0, Math.Max(area.Top - point.Y, point.Y - area.Bottom));

    private static string Text(LayoutGraph graph)
    {
        var size = LayeredLayout.Run(graph);
        return string.Join('\n',
        [
            size.ToString(),
            .. graph.Boxes.Select(box => $"{box.Area} {box.Title}"),
            .. graph.Edges.Select(edge => $"{edge.LabelArea} {string.Join(' ', edge.Lines.SelectMany(line => line))}"),
        ]);
    }
}
