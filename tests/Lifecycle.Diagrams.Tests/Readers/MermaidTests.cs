using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>Mermaid's own parser reads what is written.</summary>
public class MermaidTests
{
    private static readonly DiagramOptions Everything = new()
    {
        Criteria = CriteriaDisplay.Notes,
        ShowIgnored = true,
    };

    [ReadBy(Programs.Node)]
    public void A_partnership_has_its_stages_within_their_superstages_and_all_arrows()
    {
        var graph = new PartnershipLifecycle().Graph;

        var read = Assert.Single(Read(graph.ToMermaid()));

        AssertStages(graph.AsText(), read);
        Assert.Contains("Implementation -> Fulfilment: Launch", Arrows(read));
        Assert.Contains("InForce -> Closing: BeginClosure", Arrows(read));
        Assert.Contains("Suspended -> previous_1: Resume", Arrows(read));
        Assert.Contains("previous_1 -> Fulfilment: ", Arrows(read));
        Assert.Contains("root_start -> Preparation: ", Arrows(read));
        Assert.Contains("Concluded -> root_end: ", Arrows(read));
    }

    [ReadBy(Programs.Node)]
    public void Hostile_names_are_labels_and_nothing_else()
    {
        var graph = Hostile.Document.ToGraph();
        var options = Everything with { Direction = DiagramDirection.LeftToRight };

        var read = Read(graph.ToMermaid(options), graph.ToMermaid(new() { Criteria = CriteriaDisplay.Labels }));

        Assert.All(read, each => AssertStages(graph, each));
        var labels = Arrows(read[0]).ToArray();
        Assert.All(graph.Triggers, trigger => Assert.Contains(labels, label =>
            Labels.Squeezed(label).Contains(Labels.Squeezed(Labels.Cut(trigger.Name, 190)), StringComparison.Ordinal)));
    }

    [ReadBy(Programs.Node)]
    public void Random_lifecycles_keep_their_stages_and_their_nesting()
    {
        var graphs = RandomDocuments.Documents().Sample(60, 5).Select(document => document.ToGraph()).ToArray();

        var read = Read([.. graphs.Select(graph => graph.ToMermaid(Everything))]);

        Assert.All(graphs.Zip(read), each => AssertStages(each.First, each.Second));
    }

    [ReadBy(Programs.Node)]
    public void The_present_stage_and_the_walked_path_are_marked()
    {
        var options = new DiagramOptions
        {
            PresentStage = "Development",
            PermittedTriggers = ["ReachAgreement"],
            Path = [new("Preparation", "BeginDevelopment", "Development")],
        };

        var read = Assert.Single(Read(new PartnershipLifecycle().Graph.ToMermaid(options)));

        Assert.Contains("Preparation -> Development: ✓ BeginDevelopment", Arrows(read));
        Assert.Contains("Development -> Implementation: ▸ ReachAgreement", Arrows(read));
        Assert.Contains("present", Node(read, "Development")["classes"]!.ToString(), StringComparison.Ordinal);
        Assert.Contains("walked", Node(read, "Preparation")["classes"]!.ToString(), StringComparison.Ordinal);
    }

    [ReadBy(Programs.Node)]
    public void A_broken_diagram_is_refused()
    {
        var diagram = new PartnershipLifecycle().Graph.ToMermaid();

        var read = Run("mermaid.mjs", [diagram + "state {", diagram.Replace("-->", "->", StringComparison.Ordinal)]);

        Assert.All(read, each => Assert.Contains("rror", each["error"]!.ToString(), StringComparison.Ordinal));
    }

    private static void AssertStages(LifecycleGraph<string, string> graph, JsonNode read)
    {
        var nodes = read["nodes"]!.AsArray()
            .Where(node => node!["shape"]!.ToString() is "rect" or "rectWithTitle" or "roundedWithTitle")
            .ToDictionary(node => node!["id"]!.ToString(), node => node!);
        var drawn = nodes.Values.Select(node =>
            $"{Label(node)} in {(node["parent"] is { } parent ? Label(nodes[parent.ToString()]) : "-")}");

        Assert.Equal(
            graph.Stages
                .Select(stage => $"{Label(stage)} in {(stage.Superstage is { } superstage ? Label(superstage) : "-")}")
                .Order(StringComparer.Ordinal),
            drawn.Order(StringComparer.Ordinal));

        static string Label(object of) => Labels.Squeezed(
            of is JsonNode node ? node["label"]!.ToString() : Labels.Cut(of.ToString()!, 200));
    }

    private static JsonNode Node(JsonNode read, string id) =>
        read["nodes"]!.AsArray().Single(node => node!["id"]!.ToString() == id)!;

    private static IEnumerable<string> Arrows(JsonNode read) =>
        read["edges"]!.AsArray().Select(edge => $"{edge!["from"]} -> {edge["to"]}: {edge["label"]}");

    private static JsonNode[] Read(params string[] diagrams)
    {
        var read = Run("mermaid.mjs", diagrams);
        Assert.All(read, each => Assert.Null(each["error"]));
        return read;
    }

    private static JsonNode[] Run(string script, string[] diagrams)
    {
        var (exitCode, output, errors) = Programs.Run(Programs.Node, JsonSerializer.Serialize(diagrams), script);
        Assert.True(exitCode == 0, errors);
        return [.. JsonNode.Parse(output)!.AsArray().OfType<JsonNode>()];
    }
}
