using Spectre.Console.Testing;

namespace Lifecycle.Tool.Tests;

public class SimulateCommandTests
{
    private static readonly string[] Arguments = ["simulate", Fixture.Assembly, "--lifecycle", "OrderLifecycle"];

    [Fact]
    public async Task A_script_walks_from_stage_to_stage()
    {
        var run = await ToolRun.WithInput(
            """
            # A customer calls twice.
            Place
            hold
            release

            back
            Release
            restart
            quit
            Never
            """,
            [.. Arguments, "--json"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["Cart Placed", "Placed OnHold", "OnHold Placed", "Placed OnHold", "OnHold Placed", "Placed Cart"],
            run.Json.EnumerateArray().Select(line => $"{line.GetProperty("from")} {line.GetProperty("to")}"));
    }

    [Theory]
    [InlineData("Pay", "1. Pay is not permitted in Cart, which permits Place, Cancel.")]
    [InlineData("back", "1. There is no step to take back.")]
    [InlineData(
        "Place\nPay\nCancel",
        "3. Cancel leads from Paid to Cancelled or Paid: say which, as in 'Cancel -> Cancelled'.")]
    [InlineData("Place\nPay\nCancel -> Cart", "3. Cancel leads from Paid to Cancelled or Paid, and not to Cart.")]
    public async Task A_line_that_cannot_be_done_ends_the_script(string script, string expected)
    {
        var run = await ToolRun.WithInput(script, Arguments);

        Assert.Equal(1, run.ExitCode);
        Assert.Contains(expected, run.Output.ReplaceLineEndings("\n").Split('\n'));
    }

    [Fact]
    public async Task A_branch_is_chosen_by_its_stage()
    {
        var run = await ToolRun.WithInput("Place\nPay\nCancel -> Paid\nCancel -> Cancelled", Arguments);

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith("4. Cancel -> Cancelled: Paid to Cancelled\n", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_chooses_what_happens()
    {
        using var terminal = new TestConsole().Interactive();
        terminal.Profile.Width = ToolRun.Width;
        terminal.Profile.Capabilities.Ansi = true;
        terminal.Input.PushKey(ConsoleKey.Enter); // Place
        terminal.Input.PushKey(ConsoleKey.DownArrow);
        terminal.Input.PushKey(ConsoleKey.DownArrow);
        terminal.Input.PushKey(ConsoleKey.Enter); // Pay, after Cancel and Hold
        terminal.Input.PushKey(ConsoleKey.End);
        terminal.Input.PushKey(ConsoleKey.Enter); // Quit, which is the last
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter();

        var exitCode = await CommandLine.RunAsync(
            Arguments, new(TextReader.Null, terminal, output, terminal, error));

        Assert.Equal((0, ""), (exitCode, error.ToString()));
        Assert.Equal("Cart\nPlace to Placed\nPlaced\nPay to Paid\nPaid\n", output.ToString());
    }
}
