using System.Globalization;
using System.Xml.Linq;
using FsCheck.Fluent;
using Lifecycle.Partnerships;

namespace Lifecycle.Diagrams.Tests.Drawing;

/// <summary>The SVG image: what is in it, and that it is safe to put in a page.</summary>
public class SvgTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly DiagramOptions Everything = new() { Criteria = CriteriaDisplay.Notes, ShowIgnored = true };

    [Fact]
    public void Every_stage_and_trigger_of_a_partnership_is_there()
    {
        var graph = new PartnershipLifecycle().Graph;

        var svg = Read(graph.ToSvg());

        Assert.Equal(
            graph.Stages.Where(stage => !stage.IsSuperstage).Select(stage => stage.Name).Order(),
            Groups(svg, "stage").Select(Text).Order());
        Assert.Equal(["In force"], Groups(svg, "superstage").Select(Text));
        Assert.Single(Groups(svg, "start"));
        Assert.Equal(
            graph.Transitions.Select(transition => $"{transition.Trigger.Key}").Distinct().Order(),
            Groups(svg, "transition").Select(group => Text(group).Split(' ')[0]).Where(text => text.Length > 0)
                .Distinct().Order());
    }

    [Fact]
    public void Terminal_stages_have_a_second_border() =>
        Assert.All(
            Groups(Read(new MembershipLifecycle().Graph.ToSvg()), "stage"),
            stage => Assert.Equal(
                HasClass(stage, "terminal") ? 2 : 1, stage.Elements(Svg + "rect").Count()));

    [Fact]
    public void Returns_lead_through_a_choice_to_each_stage_to_return_to()
    {
        var svg = Read(new PartnershipLifecycle().Graph.ToSvg());

        Assert.Equal(["previous"], Groups(svg, "return").Where(group => !HasClass(group, "transition")).Select(Text));
        Assert.Equal(3, Groups(svg, "return").Count(group => HasClass(group, "transition")));
    }

    [Theory]
    [InlineData(DiagramDirection.TopToBottom)]
    [InlineData(DiagramDirection.LeftToRight)]
    public void An_instance_and_its_path_are_highlighted(DiagramDirection direction)
    {
        var svg = Read(new MembershipLifecycle().Graph.ToSvg(new()
        {
            Direction = direction,
            PresentStage = "Engaged",
            PermittedTriggers = ["Commit"],
            Path = [new("Identified", "Engage", "Engaged")],
        }));

        Assert.Equal(["Engaged"], Groups(svg, "present").Select(Text));
        Assert.Equal(["Commit"], Groups(svg, "permitted").Select(Text));
        Assert.Equal(["Engage", "Identified", "Engaged"], Groups(svg, "walked").Select(Text));

        // Bold text would be wider than the room that the layout gives it.
        Assert.DoesNotContain(
            Groups(svg, "transition").Elements(Svg + "text"), text => text.Attribute("font-weight") is not null);
    }

    [Fact]
    public void Criteria_are_labels_or_tooltips_on_request()
    {
        var graph = new PartnershipLifecycle().Graph;

        var launch = Groups(Read(graph.ToSvg(new() { Criteria = CriteriaDisplay.Labels })), "transition")
            .Single(group => Text(group).StartsWith("Launch", StringComparison.Ordinal));
        var tooltip = Groups(Read(graph.ToSvg(Everything)), "transition")
            .Single(group => Text(group) == "Launch").Element(Svg + "title")!.Value;

        Assert.Contains("FUL-02", Text(launch), StringComparison.Ordinal);
        Assert.Contains(graph.Criteria.Single(each => each.Id == "FUL-02").Title, tooltip, StringComparison.Ordinal);
    }

    [Fact]
    public void A_screen_reader_gets_the_name_and_a_description()
    {
        var svg = Read(new MembershipLifecycle().Graph.ToSvg(new()
        {
            PresentStage = "Active",
            PermittedTriggers = ["GiveNotice"],
        }));

        Assert.Equal("img", svg.Attribute("role")!.Value);
        Assert.Equal("MembershipLifecycle", svg.Element(Svg + "title")!.Value);
        var description = svg.Element(Svg + "desc")!.Value;
        Assert.StartsWith(
            "The lifecycle starts in Identified. The present stage is Active. Permitted: GiveNotice.",
            description,
            StringComparison.Ordinal);
        Assert.Contains(
            "From Engaged: Commit to Committed, Merge to Merged, Succeed (stays) to Engaged, Decline to Declined.",
            description,
            StringComparison.Ordinal);
    }

    [Fact]
    public void It_has_the_colour_of_the_page_and_nothing_that_meets_another_picture_in_it()
    {
        var svg = Read(new PartnershipLifecycle().Graph.ToSvg());

        Assert.Equal("currentColor", svg.Attribute("stroke")!.Value);
        Assert.DoesNotContain(
            svg.DescendantsAndSelf().Attributes(), each => each.Name.LocalName is "id" or "style");
        Assert.DoesNotContain(svg.Descendants(), each => each.Name.LocalName is "style" or "script");
    }

    [Fact]
    public void An_image_of_its_own_has_a_background_and_is_dark_on_request_of_the_reader()
    {
        var svg = Read(new PartnershipLifecycle().Graph.ToSvg(new() { IsStandalone = true }));

        var page = svg.Elements(Svg + "rect").Single();
        Assert.Equal(
            ("page", Number(svg, "width"), Number(svg, "height")),
            (page.Attribute("class")!.Value, Number(page, "width"), Number(page, "height")));
        Assert.Equal(page, svg.Elements().First(element => element.Name.LocalName is "rect" or "g" or "path"));
        var style = svg.Element(Svg + "style")!.Value;
        Assert.Contains("@media (prefers-color-scheme: dark)", style, StringComparison.Ordinal);

        // Within another page, the root is that page.
        Assert.All(
            style.Split('\n', StringSplitOptions.TrimEntries)
                .Where(line => line.EndsWith(" }", StringComparison.Ordinal)),
            rule => Assert.StartsWith("svg:root", rule, StringComparison.Ordinal));
    }

    [Fact]
    public void Dark_colours_have_the_contrast_of_the_light_ones()
    {
        foreach (var (page, inks) in new[]
        {
            (DiagramColours.Page, new[] { DiagramColours.Ink, DiagramColours.Present, DiagramColours.Walked }),
            (DiagramColours.PageOnDark,
                [DiagramColours.InkOnDark, DiagramColours.PresentOnDark, DiagramColours.WalkedOnDark]),
        })
        {
            // What WCAG 2 asks of text.
            Assert.All(inks, ink => Assert.InRange(Contrast(ink, page), 4.5, 21));
        }

        static double Contrast(string one, string other)
        {
            double[] both = [Luminance(one), Luminance(other)];
            return (both.Max() + 0.05) / (both.Min() + 0.05);
        }

        static double Luminance(string colour)
        {
            var parts = Convert.FromHexString(colour.AsSpan(1)).Select(part => part / 255.0)
                .Select(part => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4))
                .ToArray();
            return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
        }
    }

    [Fact]
    public void Hostile_names_are_text_and_nothing_else()
    {
        var graph = Hostile.Document.ToGraph();

        var svg = Read(graph.ToSvg(Everything));

        Assert.Equal(
            ["circle", "desc", "g", "path", "rect", "svg", "text", "title"],
            svg.DescendantsAndSelf().Select(element => element.Name.LocalName).Distinct().Order());
        Assert.Empty(Groups(svg, "stage").Select(group => Readers.Labels.Squeezed(Text(group)))
            .Except(graph.Stages.Select(stage => Shown(stage.Name))));
    }

    [Fact]
    public void Random_lifecycles_have_a_group_for_each_stage_and_all_of_it_on_the_page()
    {
        foreach (var document in RandomDocuments.Documents().Sample(60, 11))
        {
            foreach (var direction in Enum.GetValues<DiagramDirection>())
            {
                var graph = document.ToGraph();

                var svg = Read(graph.ToSvg(Everything with { Direction = direction }));

                Assert.Equal(graph.Stages.Count(stage => !stage.IsSuperstage), Groups(svg, "stage").Count());
                Assert.Equal(graph.Stages.Count(stage => stage.IsSuperstage), Groups(svg, "superstage").Count());
                Assert.All(svg.Descendants(Svg + "rect"), each =>
                {
                    Assert.InRange(Number(each, "x"), 0, Number(svg, "width") - Number(each, "width"));
                    Assert.InRange(Number(each, "y"), 0, Number(svg, "height") - Number(each, "height"));
                });
            }
        }
    }

    [Fact]
    public void The_lines_of_a_label_fit_into_its_stage()
    {
        var document = new LifecycleDocument
        {
            Name = "Long",
            InitialStage = "AStageWithAVeryLongNameThatFewCanReadUnlessItIsBroken",
            Stages =
            [
                new() { Key = "AStageWithAVeryLongNameThatFewCanReadUnlessItIsBroken" },
                new() { Key = "Waiting for the written consent of every partner and its supervising authority" },
                new() { Key = new('W', 150) },
            ],
        };

        foreach (var stage in Groups(Read(document.ToGraph().ToSvg()), "stage"))
        {
            var box = stage.Element(Svg + "rect")!;
            Assert.InRange(stage.Elements(Svg + "text").Count(), 2, 20);
            Assert.All(stage.Elements(Svg + "text"), line =>
            {
                Assert.InRange(TextWidths.Of(line.Value, 14), 1, Number(box, "width"));
                Assert.InRange(Number(line, "y"), Number(box, "y") + 10, Number(box, "y") + Number(box, "height") - 3);
            });
        }
    }

    private static XElement Read(string svg) => XDocument.Parse(svg).Root!;

    private static IEnumerable<XElement> Groups(XElement svg, string name) =>
        svg.Elements(Svg + "g").Where(group => HasClass(group, name));

    private static bool HasClass(XElement group, string name) =>
        group.Attribute("class")!.Value.Split(' ').Contains(name);

    private static string Text(XElement group) =>
        string.Join(' ', group.Elements(Svg + "text").Select(text => text.Value));

    private static double Number(XElement element, string name) =>
        double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);

    /// <summary>What is shown of a name: its beginning, with a replacement for what XML cannot hold.</summary>
    private static string Shown(string text) =>
        Readers.Labels.Squeezed(Readers.Labels.Cut(text, 200)).Replace('\ufffe', '\ufffd');
}
