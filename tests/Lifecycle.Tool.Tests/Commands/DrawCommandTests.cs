using Lifecycle.Diagrams;

namespace Lifecycle.Tool.Tests;

public sealed class DrawCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public static TheoryData<string> Formats => [.. DiagramFormat.All.Select(format => format.Name)];

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task A_lifecycle_is_drawn_as_the_library_draws_it(string format)
    {
        var run = await Draw("--format", format);

        var expected = DiagramFormat.Of(format, null).Draw(Fixture.LoadedOrders, new());
        Assert.Equal((0, expected, ""), (run.ExitCode, run.Output, run.Error));
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public async Task The_extension_of_the_file_decides_the_format(string format)
    {
        var chosen = DiagramFormat.Of(format, null);
        var file = _folder.File($"order{chosen.Extension}");

        var run = await Draw("-o", file);

        Assert.Equal((0, "", ""), (run.ExitCode, run.Output, run.Error));
        Assert.Equal(chosen.Draw(Fixture.LoadedOrders, new()), await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_stage_is_highlighted_with_the_triggers_that_it_permits()
    {
        var run = await Draw("--stage", "placed", "--left-to-right", "--criteria", "labels");

        Assert.Equal(
            Fixture.Orders.Graph.ToMermaid(new()
            {
                PresentStage = "Placed",
                PermittedTriggers = ["Hold", "Pay", "Cancel"],
                Direction = DiagramDirection.LeftToRight,
                Criteria = CriteriaDisplay.Labels,
            }),
            run.Output);
    }

    [Fact]
    public async Task A_stored_instance_is_drawn_with_its_stage_and_its_path()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await Draw("--instance", "1", "--database", orders.Path);

        Assert.Equal(
            Fixture.Orders.Graph.ToMermaid(new()
            {
                PresentStage = "Placed",
                PermittedTriggers = ["Hold", "Pay", "Cancel"],
                Path =
                [
                    new("Cart", "Place", "Placed"), new("Placed", "Hold", "OnHold"), new("OnHold", "Release", "Placed"),
                ],
            }),
            run.Output);
    }

    [Fact]
    public async Task Steps_with_names_that_the_definition_no_longer_has_are_left_out()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var json = (await Draw("-f", "json")).Output.Replace("OnHold", "Waiting", StringComparison.Ordinal);
        var file = _folder.Write("later.json", json);

        var run = await ToolRun.Of("draw", file, "--instance", "1", "--database", orders.Path);

        Assert.Equal(
            (0, "2 steps of 1 cannot be drawn: the definition no longer has the names.\n"), (run.ExitCode, run.Error));
        Assert.Contains("▸ Pay", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_extension_of_no_format_is_an_error()
    {
        var run = await Draw("-o", _folder.File("order.png"));

        Assert.Equal(2, run.ExitCode);
        Assert.EndsWith(
            "Choose one with --format: mermaid, dot, plantuml, svg, scxml, xstate, json.\n",
            run.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_instance_without_a_database_is_an_error()
    {
        var run = await Draw("--instance", "1");

        Assert.Equal((2, "Name the database of 1 with --database.\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task An_unknown_stage_is_an_error_that_names_the_stages()
    {
        var run = await Draw("--stage", "Lost");

        Assert.Equal(
            (2, "OrderLifecycle has no stage Lost. It has Cart, Placed, OnHold, Paid, Cancelled.\n"),
            (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task A_file_that_was_drawn_as_JSON_or_SCXML_draws_the_same()
    {
        foreach (var format in new[] { "json", "scxml" })
        {
            var file = _folder.Write($"order.{format}", (await Draw("-f", format)).Output);

            var run = await ToolRun.Of("draw", file);

            Assert.Equal((Fixture.Orders.Graph.ToMermaid(), ""), (run.Output, run.Error));
        }
    }

    [Fact]
    public async Task JSON_holds_the_format_and_the_text()
    {
        var json = (await Draw("--json", "-f", "dot")).Json;

        Assert.Equal("OrderLifecycle", json.GetProperty("lifecycle").GetString());
        Assert.Equal("dot", json.GetProperty("format").GetString());
        Assert.Equal(Fixture.Orders.Graph.ToDot(), json.GetProperty("text").GetString());
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ToolRun> Draw(params string[] options) =>
        ToolRun.Of(["draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", .. options]);
}
