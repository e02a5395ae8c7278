namespace Lifecycle.Tool.Tests;

/// <summary>An option that has no effect is refused, since the user meant something by it.</summary>
public sealed class UnusedOptionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Theory]
    [InlineData("draw ORDERS -f json --criteria labels", "--criteria has no effect in the format json")]
    [InlineData("draw ORDERS -f scxml --left-to-right", "--left-to-right has no effect in the format scxml")]
    [InlineData("draw ORDERS -f xstate --ignored", "--ignored has no effect in the format xstate")]
    [InlineData("draw ORDERS -f json --stage Cart", "--stage has no effect in the format json")]
    [InlineData("draw ORDERS -f json --instance 1", "--instance has no effect in the format json")]
    [InlineData("draw ORDERS --database DATABASE", "--database has no effect without --instance")]
    [InlineData("draw ORDERS --schema app", "--schema has no effect without --instance")]
    [InlineData("draw ORDERS --instance 1 --database DATABASE --stage Cart", "--stage has no effect with --instance")]
    [InlineData(
        "draw ORDERS --instance 1 --database DATABASE --schema app",
        "--schema has no effect on an SQLite database")]
    [InlineData("check ORDERS HISTORY --separator tab", "--separator has no effect on JSON lines")]
    [InlineData("diff ASSEMBLY ORDERS --schema app", "--schema has no effect without --database")]
    [InlineData("usages none.sln --format sarif --json", "--json has no effect with --format")]
    [InlineData("verify ORDERS --instance 1", "--instance has no effect on a definition")]
    [InlineData("verify ORDERS --schema app", "--schema has no effect on a definition")]
    [InlineData("list DATABASE --schema app", "--schema has no effect on an SQLite database")]
    [InlineData("migrate DATABASE --schema app --script", "--schema has no effect on an SQLite database")]
    [InlineData("migrate DATABASE --output tables.sql", "--output has no effect without --script")]
    [InlineData("export DATABASE --json", "--json has no effect without --output")]
    public async Task An_option_without_effect_is_refused(string command, string expected)
    {
        var orders = await StoredOrders.InAsync(_folder);
        var definition = _folder.File("orders.json");
        await ToolRun.Of("draw", Fixture.Assembly, "--lifecycle", "OrderLifecycle", "-o", definition);
        var history = _folder.Write("history.jsonl", "{\"trigger\":\"Place\"}\n");
        var words = command.Split(' ').Select(word => word switch
        {
            "ORDERS" => definition,
            "DATABASE" => orders.Path,
            "HISTORY" => history,
            "ASSEMBLY" => Fixture.Assembly,
            _ => word,
        });

        var run = await ToolRun.Of([.. words]);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_asks_for_instances()
    {
        var orders = await StoredOrders.InAsync(_folder);

        var run = await ToolRun.Of("list", orders.Path, "--limit", "1", "--json");

        Assert.Equal("1", Assert.Single(run.Json.EnumerateArray()).GetProperty("id").GetString());
    }

    public void Dispose() => _folder.Dispose();
}
