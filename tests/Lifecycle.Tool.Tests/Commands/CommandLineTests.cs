namespace Lifecycle.Tool.Tests;

public class CommandLineTests
{
    private static readonly string[] Commands =
    [
        "draw", "verify", "plan", "simulate", "tour", "check", "diff", "usages", "list", "show", "history", "export",
        "migrate", "dead-letters",
    ];

    public static TheoryData<string> Names => [.. Commands];

    [Fact]
    public async Task The_help_lists_every_command()
    {
        var run = await ToolRun.Of("--help");

        Assert.Equal(0, run.ExitCode);
        Assert.All(Commands, command => Assert.Matches($"\n  {command} ", run.Output));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_command_has_help_and_the_option_for_JSON(string command)
    {
        var run = await ToolRun.Of(command, "--help");

        Assert.Equal(0, run.ExitCode);
        Assert.Contains("--json", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Every_command_needs_its_arguments(string command)
    {
        var run = await ToolRun.Of(command);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.EndsWith(
            $"Run 'lifecycle {command} --help' to see what it expects.\n", run.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("'paint'", "paint")]
    [InlineData("'gif'", "draw", "a.dll", "--format", "gif")]
    [InlineData("'--colour'", "draw", "a.dll", "--colour", "red")]
    [InlineData("--limit takes a whole number, not 'all'.", "list", "a.db", "--limit", "all")]
    [InlineData("--limit takes a whole number, not '1.5'.", "check", "a.dll", "b.csv", "--limit", "1.5")]
    public async Task A_command_line_that_is_not_valid_is_an_error(string named, params string[] arguments)
    {
        var run = await ToolRun.Of(arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(named, run.Error, StringComparison.Ordinal);
        Assert.Single(run.Error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("dr", "draw\n")]
    [InlineData("draw a.dll --form", "--format\n")]
    [InlineData("export a.db --format js", "jsonl\n")]
    public async Task A_shell_completes_commands_options_and_values(string line, string expected)
    {
        var run = await ToolRun.Of($"[suggest:{line.Length}]", line);

        Assert.Equal((0, expected), (run.ExitCode, run.Output));
    }

    [Fact]
    public async Task A_shell_completes_the_stages_of_the_lifecycle()
    {
        var line = $"plan {Fixture.Assembly} --lifecycle OrderLifecycle --to P";

        var run = await ToolRun.Of($"[suggest:{line.Length}]", line);

        Assert.Equal("Paid\nPlaced\n", run.Output);
    }

    [Fact]
    public async Task Characters_that_control_a_terminal_are_not_printed()
    {
        var run = await ToolRun.Of("draw", "\u001b[31mred\u001b[0m.json");

        Assert.Equal(3, run.ExitCode);
        Assert.DoesNotContain('\u001b', run.Error);
    }
}
