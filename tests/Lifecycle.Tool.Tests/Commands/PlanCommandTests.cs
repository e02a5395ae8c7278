namespace Lifecycle.Tool.Tests;

public class PlanCommandTests
{
    [Fact]
    public async Task The_shortest_path_is_shown_with_its_criteria()
    {
        var run = await Plan("--to", "Paid");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            """
            From Cart to Paid: 2 steps.
            1. Place to Placed
                ORD-01    It has a line
            2. Pay to Paid

            """,
            string.Join('\n', run.Output.Split('\n').Select(line => line.TrimEnd())));
    }

    [Fact]
    public async Task JSON_holds_the_steps_and_the_criteria()
    {
        var json = (await Plan("--to", "OnHold", "--json")).Json;

        Assert.True(json.GetProperty("exists").GetBoolean());
        Assert.Equal(
            ["Place", "Hold"],
            json.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("trigger").GetString()));
        Assert.Equal(
            "ORD-01", json.GetProperty("steps")[0].GetProperty("criteria")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Where_no_path_leads_the_exit_code_is_1()
    {
        var run = await Plan("--from", "Cancelled", "--to", "Paid");

        Assert.Equal((1, "No path leads from Cancelled to Paid.\n"), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_plan_needs_a_goal()
    {
        var run = await Plan();

        Assert.Equal(2, run.ExitCode);
        Assert.Contains("--to", run.Error, StringComparison.Ordinal);
    }

    private static Task<ToolRun> Plan(params string[] options) =>
        ToolRun.Of(["plan", Fixture.Assembly, "--lifecycle", "OrderLifecycle", .. options]);
}
