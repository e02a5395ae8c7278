using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>What all commands share: the console, and the option for JSON.</summary>
internal sealed class CommandContext(ToolConsole console)
{
    public ToolConsole Console => console;

    public Option<bool> Json { get; } = new("--json")
    {
        Description = "Write the result as JSON.",
        Recursive = true,
    };

    /// <summary>Makes a command whose action returns its exit code.</summary>
    public static Command Make(
        string name,
        string description,
        Func<ParseResult, CancellationToken, Task<int>> run,
        params IEnumerable<Symbol> symbols)
    {
        var command = new Command(name, description);
        foreach (var symbol in symbols)
        {
            if (symbol is Argument argument)
                command.Arguments.Add(argument);
            else
                command.Options.Add((Option)symbol);
        }

        // Ctrl+C is heard once the action has returned its task.
        command.SetAction((parsed, cancellationToken) =>
            Task.Run(() => run(parsed, cancellationToken), cancellationToken));
        return command;
    }

    /// <summary>Writes a result as JSON, or else as text.</summary>
    public void Write<T>(ParseResult parsed, T json, Action<ToolConsole> text)
    {
        if (parsed.GetValue(Json))
            console.WriteJson(json);
        else
            text(console);
    }
}
