using System.Globalization;
using System.Text;
using System.Text.Json;
using Lifecycle.Diagrams.Tests.Readers;

namespace Lifecycle.Diagrams.Tests.Layout;

/// <summary>Counts crossings beside those of Graphviz, on the same graphs with boxes and labels of the same sizes.
/// </summary>
public class CrossingTests
{
    private const int Graphs = 200;
    private const double Most = 1.15;

    [ReadBy(Programs.Dot)]
    public void There_are_no_more_crossings_than_Graphviz_has()
    {
        var graphs = Enumerable.Range(0, Graphs).Select(seed => RandomGraphs.Of(seed)).ToArray();
        foreach (var graph in graphs)
            LayeredLayout.Run(graph);

        var own = graphs.Sum(graph => Geometry.Crossings([.. graph.Edges.Select(Line)]));
        var others = DrawnByGraphviz(graphs).Sum(Geometry.Crossings);

        Assert.InRange(own, 1, (int)(Most * others));
    }

    private static (double X, double Y)[] Line(LayoutEdge edge) =>
        [.. edge.Lines.SelectMany(line => line).Select(point => ((double)point.X, (double)point.Y))];

    /// <summary>The lines of the edges of each graph.</summary>
    private static List<IReadOnlyList<(double X, double Y)>[]> DrawnByGraphviz(IEnumerable<LayoutGraph> graphs)
    {
        var dot = string.Concat(graphs.Select(Dot));
        var (exitCode, output, errors) = Programs.Run(Programs.Dot, dot, "-Tjson");
        Assert.True(exitCode == 0, errors);
        var reader = new Utf8JsonReader(
            Encoding.UTF8.GetBytes(output), new JsonReaderOptions { AllowMultipleValues = true });
        var drawn = new List<IReadOnlyList<(double X, double Y)>[]>();
        while (reader.Read())
        {
            using var graph = JsonDocument.ParseValue(ref reader);
            drawn.Add(
            [
                .. graph.RootElement.GetProperty("edges").EnumerateArray()
                    .Select(edge => Curve(edge.GetProperty("pos").GetString()!)),
            ]);
        }

        Assert.Equal(Graphs, drawn.Count);
        return drawn;
    }

    private static string Dot(LayoutGraph graph)
    {
        var names = graph.Boxes.Select((box, index) => (box, index)).ToDictionary(pair => pair.box, pair => pair.index);
        var dot = new StringBuilder(
            "digraph { graph [compound=true, newrank=true] node [shape=box, fixedsize=true, label=\"\"]\n");
        foreach (var box in graph.Boxes.Where(box => box.Parent is null))
            Write(box);

        foreach (var edge in graph.Edges)
        {
            var tail = edge.Tail.IsCluster ? $"ltail=cluster_{names[edge.Tail]} " : "";
            var label = edge.Label.Width == 0 ? "" : "label=<<TABLE BORDER=\"0\" FIXEDSIZE=\"TRUE\" "
                + $"WIDTH=\"{edge.Label.Width}\" HEIGHT=\"{edge.Label.Height}\"><TR><TD></TD></TR></TABLE>>";
            dot.Append(CultureInfo.InvariantCulture,
                $"n{names[edge.Tail.FirstNode()]} -> n{names[edge.Head]} [{tail}{label}]\n");
        }

        return dot.Append("}\n").ToString();

        void Write(LayoutBox box)
        {
            if (box.IsCluster)
            {
                dot.Append(CultureInfo.InvariantCulture, $"subgraph cluster_{names[box]} {{ label=\"title\"\n");
                box.Children.ForEach(Write);
                dot.Append("}\n");
            }
            else
            {
                dot.Append(CultureInfo.InvariantCulture,
                    $"n{names[box]} [width={box.Size.Width / 72.0:0.00}, height={box.Size.Height / 72.0:0.00}]\n");
            }
        }
    }

    /// <summary>A curve of Bézier as a line through points on it.</summary>
    private static List<(double X, double Y)> Curve(string positions)
    {
        var points = positions.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Where(text => text[0] is not ('e' or 's'))
            .Select(text => text.Split(','))
            .Select(pair => (X: Number(pair[0]), Y: Number(pair[1])))
            .ToArray();
        var line = new List<(double X, double Y)> { points[0] };
        for (var first = 0; first + 3 < points.Length; first += 3)
        {
            for (var step = 1; step <= 12; step++)
            {
                var (t, s) = (step / 12.0, 1 - (step / 12.0));
                line.Add((On(point => point.X), On(point => point.Y)));

                double On(Func<(double X, double Y), double> of) =>
                    (s * s * s * of(points[first])) + (3 * s * s * t * of(points[first + 1]))
                    + (3 * s * t * t * of(points[first + 2])) + (t * t * t * of(points[first + 3]));
            }
        }

        return line;

        static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);
    }
}
