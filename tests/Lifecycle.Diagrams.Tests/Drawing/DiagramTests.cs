namespace Lifecycle.Diagrams.Tests.Drawing;

/// <summary>One small lifecycle in each format.</summary>
public class DiagramTests
{
    private sealed class Door;

    private sealed class DoorLifecycle : LifecycleDefinition<string, string, Door>
    {
        protected override void Define(LifecycleBuilder<string, string, Door> lifecycle)
        {
            lifecycle.StartsIn("Shut");
            lifecycle.Stage("Shut").Named("Shut, not locked").Within("InUse")
                .On("Open").Requires("OPE-01", _ => true, "Never.", title: "The handle works").GoTo("Ajar")
                .Ignore("Shut");
            lifecycle.Stage("Ajar").Within("InUse")
                .DueBy(_ => null, fires: "Shut")
                .On("Shut").When("no one stands in it", _ => true).GoTo("Shut").Otherwise().Stay();
            lifecycle.Stage("InUse").StartsIn("Shut").On("Repair").GoTo("Workshop").On("Clean").ReEnter();
            lifecycle.Stage("Workshop").On("Return").GoToPrevious().On("Scrap").GoTo("Scrapped");
            lifecycle.Stage("Scrapped").Requires("SCR-01", _ => true, "Never.", title: "It is old").IsTerminal();
        }
    }

    private static readonly LifecycleGraph<string, string> Graph = new DoorLifecycle().Graph;

    [Fact]
    public void Mermaid() => Assert.Equal(
        """
        stateDiagram-v2
            [*] --> Shut
            state InUse {
                [*] --> Shut
                state "Shut, not locked" as Shut
                Shut --> Ajar : Open
                Ajar --> Shut : Shut [no one stands in it] (when due)
                Ajar --> Ajar : Shut (stays) (when due)
                Shut --> Shut : Clean (enters again)
                Ajar --> Ajar : Clean (enters again)
            }
            state previous_1 <<choice>>
            InUse --> Workshop : Repair
            previous_1 --> Shut
            previous_1 --> Ajar
            Workshop --> previous_1 : Return
            Workshop --> Scrapped : Scrap
            Scrapped --> [*]

        """,
        Graph.ToMermaid(),
        ignoreLineEndingDifferences: true);

    [Fact]
    public void Dot()
    {
        var dot = Graph.ToDot();

        Assert.Contains("subgraph cluster_InUse {", dot, StringComparison.Ordinal);
        Assert.Contains("    initial_ -> Shut\n", dot, StringComparison.Ordinal);
        Assert.Contains("    Scrapped [label=\"Scrapped\", peripheries=2]\n", dot, StringComparison.Ordinal);
        Assert.Contains(
            "    Shut -> Workshop [label=\"Repair\", ltail=cluster_InUse]\n", dot, StringComparison.Ordinal);
        Assert.Contains("    Workshop -> previous_1 [label=\"Return\", style=dashed]\n", dot, StringComparison.Ordinal);
    }

    [Fact]
    public void PlantUml()
    {
        var plantUml = Graph.ToPlantUml();

        Assert.Contains("state \"InUse\" as InUse {\n", plantUml, StringComparison.Ordinal);
        Assert.Contains("\n[*] --> Shut\n", plantUml, StringComparison.Ordinal);
        Assert.Contains("\nScrapped --> [*]\n", plantUml, StringComparison.Ordinal);
        Assert.Contains("\nInUse --> Workshop : Repair\n", plantUml, StringComparison.Ordinal);
        Assert.Contains("\nWorkshop -[dashed]-> previous_1 : Return\n", plantUml, StringComparison.Ordinal);
    }

    [Fact]
    public void Criteria_are_labels_on_request()
    {
        var mermaid = Graph.ToMermaid(new() { Criteria = CriteriaDisplay.Labels });

        Assert.Contains("Shut --> Ajar : Open (OPE-01)\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("Workshop --> Scrapped : Scrap (SCR-01)\n", mermaid, StringComparison.Ordinal);
    }

    [Fact]
    public void Criteria_are_notes_on_request()
    {
        var options = new DiagramOptions { Criteria = CriteriaDisplay.Notes };

        Assert.Contains(
            "    note right of Shut\n        Open#58; OPE-01 The handle works\n    end note\n",
            Graph.ToMermaid(options),
            StringComparison.Ordinal);
        Assert.Contains(
            "note_Scrapped [shape=note, style=solid, label=\"SCR-01 It is old\\l\"]",
            Graph.ToDot(options),
            StringComparison.Ordinal);
        Assert.Contains(
            "note right of Scrapped\n    <U+2022> SCR<U+002D>01 It is old\nend note\n",
            Graph.ToPlantUml(options),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Ignored_triggers_are_shown_on_request()
    {
        Assert.DoesNotContain("(ignored)", Graph.ToMermaid(), StringComparison.Ordinal);
        Assert.Contains(
            "Shut --> Shut : Shut (ignored)",
            Graph.ToMermaid(new() { ShowIgnored = true }),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_is_highlighted_in_every_format()
    {
        var instance = new DoorLifecycle().Start(new());
        await instance.FireAsync("Open");
        await instance.FireAsync("Repair");

        var options = DiagramOptions.For(instance);

        Assert.Equal("Workshop", options.PresentStage);
        Assert.Equal(["Return", "Scrap"], options.PermittedTriggers.Order());
        Assert.Equal([new("Shut", "Open", "Ajar"), new("Ajar", "Repair", "Workshop")], options.Path);
        var mermaid = Graph.ToMermaid(options);
        Assert.Contains("Shut --> Ajar : ✓ Open", mermaid, StringComparison.Ordinal);
        Assert.Contains("InUse --> Workshop : ✓ Repair", mermaid, StringComparison.Ordinal);
        Assert.Contains("Workshop --> Scrapped : ▸ Scrap", mermaid, StringComparison.Ordinal);
        Assert.Contains("class Workshop present", mermaid, StringComparison.Ordinal);
        Assert.Contains("class Shut,Ajar walked", mermaid, StringComparison.Ordinal);
        Assert.Contains(
            "Workshop [label=\"Workshop\", style=\"rounded,filled\"", Graph.ToDot(options), StringComparison.Ordinal);
        Assert.Contains("state \"Workshop\" as Workshop #fde68a", Graph.ToPlantUml(options), StringComparison.Ordinal);
        Assert.Contains("Workshop -[#c2410c,bold]-> Scrapped", Graph.ToPlantUml(options), StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_name_what_the_lifecycle_does_not_have_are_refused()
    {
        Assert.Contains(
            "has no stage Cellar",
            Assert.Throws<ArgumentException>(() => Graph.ToDot(new() { PresentStage = "Cellar" })).Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => Graph.ToMermaid(new() { PermittedTriggers = ["Paint"] }));
        Assert.Throws<ArgumentException>(() => Graph.ToPlantUml(new() { Path = [new("Shut", "Open", "Cellar")] }));
    }

    [Fact]
    public void A_word_of_a_format_is_no_id()
    {
        var document = new LifecycleDocument
        {
            Name = "Words",
            InitialStage = "End",
            Stages = [new() { Key = "End" }, new() { Key = "note" }, new() { Key = "Plain" }, new() { Key = "plain" }],
        };

        var mermaid = document.ToGraph().ToMermaid();

        Assert.Contains("state \"End\" as stage_1", mermaid, StringComparison.Ordinal);
        Assert.Contains("state \"note\" as stage_2", mermaid, StringComparison.Ordinal);
        Assert.Contains("    Plain\n", mermaid, StringComparison.Ordinal);
        Assert.Contains("state \"plain\" as stage_4", mermaid, StringComparison.Ordinal);
    }
}
