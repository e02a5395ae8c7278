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

            :back
            Release
            :restart
            :quit
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
    [InlineData("back", "1. back is not permitted in Cart, which permits Place, Cancel.")]
    [InlineData(":back", "1. There is no step to take back.")]
    [InlineData(":undo", "1. There is no command :undo. There are :back, :restart and :quit.")]
    [InlineData(
        "Place\nPay\nCancel",
        "3. Cancel has several branches in Paid. Write 'Cancel -> Cancelled' or 'Cancel -> Paid'.")]
    [InlineData(
        "Place\nPay\nCancel -> Cart",
        "3. Paid has no branch Cancel -> Cart. Write 'Cancel -> Cancelled' or 'Cancel -> Paid'.")]
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

    [Theory]
    [InlineData("Cancel [the warehouse has it]", "Cancelled")]
    [InlineData("cancel[THE WAREHOUSE HAS IT]->cancelled", "Cancelled")]
    [InlineData("Cancel [otherwise]", "Paid")]
    public async Task A_branch_is_chosen_by_its_condition(string line, string expected)
    {
        var run = await ToolRun.WithInput($"Place\nPay\n{line}", [.. Arguments, "--json"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(expected, run.Json[2].GetProperty("to").GetString());
    }

    [Fact]
    public async Task Branches_that_lead_to_one_stage_are_distinguished_by_their_conditions()
    {
        string[] desk = ["simulate", Fixture.Assembly, "--lifecycle", "DeskLifecycle"];

        var ambiguous = await ToolRun.WithInput("send", desk);
        var chosen = await ToolRun.WithInput("send [it is large]", [.. desk, "--json"]);

        Assert.Equal(
            "1. send has several branches in open. Write 'send [it is large]' or 'send [it is late]' or "
                + "'send [otherwise]'.",
            ambiguous.Output.TrimEnd().Split('\n')[^1]);
        Assert.Equal("DSK-01", chosen.Json[0].GetProperty("criteria")[0].GetProperty("id").GetString());
    }

    [Fact]
    public async Task Triggers_may_have_the_names_of_commands_and_of_comments()
    {
        var run = await ToolRun.WithInput(
            "back\n:back\n# no trigger\n#1\nback -> open\nquit\nrestart\n:restart\n:quit\nnever",
            "simulate", Fixture.Assembly, "--lifecycle", "DeskLifecycle", "--json");

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(
            ["back", ":back", "#1", "back -> open", "quit", "restart", ":restart"],
            run.Json.EnumerateArray().Select(line => line.GetProperty("text").GetString()));
        Assert.Equal("open", run.Json[5].GetProperty("to").GetString());
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
