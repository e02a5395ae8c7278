namespace Lifecycle.Tool.Tests;

public sealed class CheckCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Legal_histories_have_exit_code_0()
    {
        var file = _folder.Write("orders.csv", "instance,trigger,to\n1,Place,Placed\n1,Pay,Paid\n2,Cancel,Cancelled\n");

        var run = await Check(file);

        Assert.Equal((0, "3 steps of 2 instances: all legal.\n", ""), (run.ExitCode, run.Output, run.Error));
    }

    [Fact]
    public async Task An_illegal_step_is_shown_with_its_line_and_its_reason()
    {
        var file = _folder.Write("orders.csv", "case;activity\n1;Place\n1;\"Pay\"\n\n2;Pay\n");

        var run = await Check(file, "--separator", ";", "--columns", "instance=case,trigger=activity");

        Assert.Equal(1, run.ExitCode);
        Assert.StartsWith("3 steps of 2 instances: 1 illegal step.\n", run.Output, StringComparison.Ordinal);
        Assert.Matches(@"\n5 +2 +Pay is not permitted in Cart, which permits Place, Cancel\.", run.Output);
        Assert.All(run.Output.Split('\n'), line => Assert.InRange(line.Length, 0, ToolRun.Width));
    }

    [Fact]
    public async Task JSON_lines_are_read_from_the_standard_input()
    {
        var run = await ToolRun.WithInput(
            "{\"instance\":1,\"trigger\":\"Place\"}\n\n{\"instance\":1,\"trigger\":\"Place\"}\n",
            "check", Fixture.Assembly, "-", "--lifecycle", "OrderLifecycle", "--json");

        Assert.Equal(1, run.ExitCode);
        var illegal = Assert.Single(run.Json.GetProperty("illegal").EnumerateArray());
        Assert.Equal(3, illegal.GetProperty("line").GetInt32());
        Assert.Equal("1", illegal.GetProperty("instance").GetString());
    }

    [Fact]
    public async Task What_a_database_exports_is_legal()
    {
        var orders = await StoredOrders.InAsync(_folder);
        var file = _folder.File("orders.jsonl");
        Assert.Equal(0, (await ToolRun.Of("export", orders.Path, "-o", file)).ExitCode);

        var run = await Check(file);

        Assert.Equal((0, "9 steps of 3 instances: all legal.\n"), (run.ExitCode, run.Output));
    }

    [Theory]
    [InlineData("a.csv", "instance,event\n", "The file has no column trigger. It has instance, event.")]
    [InlineData("a.jsonl", "{\"activity\":\"Place\"}\n", "No line has a member trigger or to.")]
    [InlineData("a.csv", "trigger,to\nPlace\n", "Line 2: it has 1 field, and the header has 2.")]
    [InlineData("a.jsonl", "{}\n[1]\n", "Line 2: it is no JSON object.")]
    [InlineData("a.jsonl", "{\n", "Line 1: it is not JSON:")]
    public async Task A_file_that_cannot_be_read_is_an_error_with_its_line(string name, string text, string expected)
    {
        var run = await Check(_folder.Write(name, text));

        Assert.Equal(3, run.ExitCode);
        Assert.StartsWith(expected, run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a.csv", "trigger,to\nPlace,Paid\n", "The file has no column target. It has trigger, to.")]
    [InlineData("a.jsonl", "{\"trigger\":\"Place\"}\n", "No line has a member target.")]
    public async Task A_column_that_is_named_has_to_be_there(string name, string text, string expected)
    {
        var run = await Check(_folder.Write(name, text), "--columns", "to=target");

        Assert.Equal((3, $"{expected}\n"), (run.ExitCode, run.Error));
    }

    [Fact]
    public async Task The_case_of_names_does_not_matter()
    {
        var run = await Check(_folder.Write("a.jsonl", "{\"Trigger\":\"Pay\"}\n"));

        Assert.Equal(1, run.ExitCode);
    }

    [Fact]
    public async Task Columns_have_to_be_named_by_what_they_are()
    {
        var run = await Check("-", "--columns", "case=id");

        Assert.Equal(2, run.ExitCode);
        Assert.StartsWith("--columns has case=id, which is not of the form", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static Task<ToolRun> Check(string file, params string[] options) =>
        ToolRun.Of(["check", Fixture.Assembly, file, "--lifecycle", "OrderLifecycle", .. options]);
}
