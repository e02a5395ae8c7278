using System.Text.Json;
using Spectre.Console;

namespace Lifecycle.Tool.Tests;

/// <summary>A run of the tool at 80 columns, without a terminal.</summary>
internal sealed record ToolRun(int ExitCode, string Output, string Error)
{
    public const int Width = 80;

    public JsonElement Json => JsonDocument.Parse(Output).RootElement;

    public static Task<ToolRun> Of(params string[] arguments) => WithInput("", arguments);

    public static async Task<ToolRun> WithInput(string input, params string[] arguments)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        using var reader = new StringReader(input);
        var console = new ToolConsole(reader, Terminal(output), output, Terminal(error), error);
        var exitCode = await CommandLine.RunAsync(arguments, console);
        return new(exitCode, output.ToString(), error.ToString());
    }

    private static IAnsiConsole Terminal(TextWriter writer)
    {
        var terminal = AnsiConsole.Create(new()
        {
            Ansi = AnsiSupport.No,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        terminal.Profile.Width = Width;
        return terminal;
    }
}
