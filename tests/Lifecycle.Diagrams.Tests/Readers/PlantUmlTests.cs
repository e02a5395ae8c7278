using System.Net;
using System.Text.RegularExpressions;
using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>PlantUML draws what is written.</summary>
public partial class PlantUmlTests
{
    private static readonly DiagramOptions Everything = new()
    {
        Criteria = CriteriaDisplay.Notes,
        ShowIgnored = true,
        Direction = DiagramDirection.LeftToRight,
    };

    [ReadBy(Programs.PlantUml)]
    public void A_partnership_is_drawn_with_its_stages_and_triggers()
    {
        var texts = Texts(Draw(new PartnershipLifecycle().Graph.ToPlantUml())).ToArray();

        Assert.Contains("Fulfilment & measurement", texts);
        Assert.Contains("Launch", texts);
    }

    [ReadBy(Programs.PlantUml)]
    public void Hostile_names_are_labels_and_nothing_else()
    {
        var graph = Hostile.Document.ToGraph();

        var drawn = Labels.Squeezed(string.Concat(Texts(Draw(graph.ToPlantUml()))));

        Assert.All(graph.Stages, stage =>
            Assert.Contains(Labels.Squeezed(Labels.Cut(stage.Name, 200)), drawn, StringComparison.Ordinal));
    }

    [ReadBy(Programs.PlantUml)]
    public void Random_lifecycles_and_their_notes_are_accepted()
    {
        var diagrams = RandomDocuments.Documents().Sample(30, 3)
            .Select(document => document.ToGraph().ToPlantUml(Everything))
            .Append(Hostile.Document.ToGraph().ToPlantUml(Everything))
            .ToArray();

        var results = Check(diagrams);

        Assert.All(results, result => Assert.Equal("STATE", result));
        Assert.Equal(diagrams.Length, results.Length);
    }

    [ReadBy(Programs.PlantUml)]
    public void A_broken_diagram_is_refused() =>
        Assert.Equal(
            ["ERROR"],
            Check(new PartnershipLifecycle().Graph.ToPlantUml()
                .Replace("hide", "state {{ hide", StringComparison.Ordinal)));

    /// <summary>What PlantUML says of each diagram: its kind, or that it has an error.</summary>
    private static string[] Check(params string[] diagrams)
    {
        var output = Programs.Run(
            Programs.PlantUml, string.Concat(diagrams), "-syntax", "-charset", "UTF-8").Output;
        return [.. output.Split('\n').Where(line => line is "STATE" or "ERROR")];
    }

    private static string Draw(string diagram)
    {
        var (exitCode, output, errors) = Programs.Run(
            Programs.PlantUml, diagram, "-tsvg", "-pipe", "-charset", "UTF-8");
        Assert.True(exitCode == 0, errors);
        return output;
    }

    private static IEnumerable<string> Texts(string svg) =>
        Text().Matches(svg).Select(text => WebUtility.HtmlDecode(text.Groups[1].Value).Replace('\u00a0', ' '));

    [GeneratedRegex("<text [^>]*>([^<]*)</text>")]
    private static partial Regex Text();
}
