namespace Lifecycle.Tool.Tests;

public class TourCommandTests
{
    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "--pairs")]
    public async Task The_walks_take_every_transition(params string[] options)
    {
        var run = await ToolRun.Of(["tour", Fixture.Assembly, "--lifecycle", "OrderLifecycle", .. options]);

        var taken = new HashSet<(string, string, string)>();
        foreach (var walk in run.Json.EnumerateArray())
        {
            var stage = walk.GetProperty("start").GetString()!;
            foreach (var step in walk.GetProperty("steps").EnumerateArray())
            {
                var to = step.GetProperty("to").GetString()!;
                taken.Add((stage, step.GetProperty("trigger").GetString()!, to));
                stage = to;
            }
        }

        var expected = Walks.EveryTransition(Fixture.Orders.Graph)
            .SelectMany(walk => walk.Steps.Select(step => ($"{step.From}", $"{step.Trigger}", $"{step.To}")));
        Assert.Equal(0, run.ExitCode);
        Assert.Superset(expected.ToHashSet(), taken);
    }

    [Fact]
    public async Task A_walk_is_shown_step_by_step()
    {
        var run = await ToolRun.Of("tour", Fixture.Assembly, "--lifecycle", "NamedLifecycle.InField");

        Assert.Equal("1 walk, 1 step.\n1. a\n   go to b\n", run.Output);
    }
}
