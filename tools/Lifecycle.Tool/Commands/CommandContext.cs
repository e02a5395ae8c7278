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

    /// <summary>Refuses options that would have no effect: the user meant something by them.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="where">Where they have no effect, such as <c>without --instance</c>.</param>
    /// <param name="options">The options.</param>
    /// <exception cref="ToolException">One of them was given.</exception>
    public static void Refuse(ParseResult parsed, string where, params ReadOnlySpan<Option> options)
    {
        foreach (var option in options)
        {
            if (IsGiven(parsed, option))
                throw ToolException.BadCommand($"{option.Name} has no effect {where}.");
        }
    }

    /// <summary>Whether an option is on the command line, and not only a default.</summary>
    public static bool IsGiven(ParseResult parsed, Option option) => parsed.GetResult(option) is { Implicit: false };

    /// <summary>Writes a result as JSON, or else as text.</summary>
    public void Write<T>(ParseResult parsed, T json, Action<ToolConsole> text)
    {
        if (parsed.GetValue(Json))
            console.WriteJson(json);
        else
            text(console);
    }
}
