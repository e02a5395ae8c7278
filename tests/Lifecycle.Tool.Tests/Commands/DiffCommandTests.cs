using System.Text.Json.Nodes;

namespace Lifecycle.Tool.Tests;

public sealed class DiffCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task A_definition_does_not_differ_from_itself()
    {
        var run = await ToolRun.Of("diff", Fixture.Assembly, Fixture.Assembly, "--lifecycle", "OrderLifecycle");

        Assert.Equal((0, "The definitions do not differ.\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task Differences_and_stranded_instances_are_shown()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var later = await LaterAsync();

        var run = await ToolRun.Of(
            "diff", Fixture.Assembly, later, "--lifecycle", "OrderLifecycle", "--database", orders.Path);
        var json = (await ToolRun.Of("diff", Fixture.Assembly, later, "--lifecycle", "OrderLifecycle", "--json")).Json;

        Assert.Equal(1, run.ExitCode);
        Assert.Equal(
            """
            8 differences.
            - Stage Paid was removed.
            + Stage Settled was added.
            ~ Placed on Pay: what it does changed from 'to Paid' to 'to Settled'.
            - Transition Paid on Cancel was removed: to Cancelled when the warehouse has it; stays.
            - Transition Paid on Hold was removed: to OnHold.
            + Transition Settled on Cancel was added: to Cancelled when the warehouse has it; stays.
            + Transition Settled on Hold was added: to OnHold.
            ~ ORD-01: the severity changed from 'Mandatory' to 'Waivable'.
            Stored instances would be stranded, unless MigrateStages maps them:
              0 instances: OnHold returns to the previous stage, and cannot be entered from Paid any more.
              1 instance: Paid is no stage any more.

            """,
            run.Output);
        Assert.Equal("Paid", json.GetProperty("stranded")[1].GetProperty("stage").GetString());
    }

    [Fact]
    public async Task Instances_are_counted_by_the_stage_that_they_came_from()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var drawn = await ToolRun.Of("draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", "-f", "json");
        var json = JsonNode.Parse(drawn.Output)!;

        // Placed can be entered from OnHold no longer, and returns to where it was entered from.
        var stages = json["stages"]!.AsArray().ToDictionary(stage => (string)stage!["key"]!, stage => stage!);
        stages["OnHold"]["transitions"]!.AsArray().Clear();
        stages["Placed"]["transitions"]!.AsArray().Add(JsonNode.Parse("""{ "trigger": "Undo", "kind": "Return" }"""));
        var later = _folder.Write("later.json", json.ToJsonString());

        var run = await ToolRun.Of(
            "diff", Fixture.Assembly, later, "--lifecycle", "OrderLifecycle", "--database", orders.Path, "--json");

        Assert.Equal(
            [("Placed", "OnHold", 1)],
            run.Json.GetProperty("stranded").EnumerateArray().Select(each => (
                each.GetProperty("stage").GetString(),
                each.GetProperty("previous").GetString(),
                each.GetProperty("instances").GetInt32())));
    }

    public void Dispose() => _folder.Dispose();

    /// <summary>Orders as a file, in which Paid has another name, and a criterion can be waived.</summary>
    private async Task<string> LaterAsync()
    {
        var drawn = await ToolRun.Of("draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", "-f", "json");
        var json = JsonNode.Parse(drawn.Output.Replace("\"Paid\"", "\"Settled\"", StringComparison.Ordinal))!;
        json["criteria"]![0]!["severity"] = "Waivable";
        return _folder.Write("later.json", json.ToJsonString());
    }
}
