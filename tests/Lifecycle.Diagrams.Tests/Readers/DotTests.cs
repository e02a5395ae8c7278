using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>Graphviz draws what is written.</summary>
public partial class DotTests
{
    private static readonly DiagramOptions Everything = new() { Criteria = CriteriaDisplay.Notes, ShowIgnored = true };

    [ReadBy(Programs.Dot)]
    public void A_partnership_is_drawn_with_its_superstage_as_a_cluster()
    {
        var svg = Draw(new PartnershipLifecycle().Graph.ToDot());

        Assert.Contains("<title>cluster_InForce</title>", svg, StringComparison.Ordinal);
        Assert.Contains("Fulfilment & measurement", Texts(svg));
        Assert.Contains("Launch", Texts(svg));
    }

    [ReadBy(Programs.Dot)]
    public void Hostile_names_are_labels_and_nothing_else()
    {
        var graph = Hostile.Document.ToGraph();

        var texts = Texts(Draw(graph.ToDot(Everything))).Select(Labels.Squeezed).ToHashSet();

        Assert.All(graph.Stages, stage => Assert.Contains(Labels.Squeezed(Labels.Cut(stage.Name, 200)), texts));
    }

    [ReadBy(Programs.Dot)]
    public void Random_lifecycles_have_a_node_for_each_stage()
    {
        foreach (var document in RandomDocuments.Documents().Sample(25, 7))
        {
            var graph = document.ToGraph();

            var (exitCode, output, errors) = Programs.Run(Programs.Dot, graph.ToDot(Everything), "-Tplain");

            Assert.True(exitCode == 0, errors);
            Assert.Equal("", errors);
            var nodes = output.Split('\n').Where(line => line.StartsWith("node ", StringComparison.Ordinal));
            Assert.Equal(
                graph.Stages.Count(stage => !stage.IsSuperstage),
                nodes.Count(line => !Regex.IsMatch(line, "^node (initial_|previous_|note_)")));
        }
    }

    [ReadBy(Programs.Dot)]
    public void A_broken_graph_is_refused()
    {
        var dot = new PartnershipLifecycle().Graph.ToDot();

        var broken = dot.Replace("]", "", StringComparison.Ordinal);

        Assert.NotEqual(0, Programs.Run(Programs.Dot, broken, "-Tsvg").ExitCode);
    }

    private static string Draw(string dot)
    {
        // A hundred stages need no beautiful layout.
        var (exitCode, output, errors) = Programs.Run(
            Programs.Dot, dot, "-Tsvg", "-Gnslimit=0.1", "-Gnslimit1=0.1", "-Gmclimit=0.01", "-Gsplines=line");
        Assert.True(exitCode == 0, errors);
        Assert.Equal("", errors);
        return output;
    }

    private static IEnumerable<string> Texts(string svg) =>
        Text().Matches(svg).Select(text => WebUtility.HtmlDecode(text.Groups[1].Value));

    [GeneratedRegex("<text [^>]*>([^<]*)</text>")]
    private static partial Regex Text();
}
