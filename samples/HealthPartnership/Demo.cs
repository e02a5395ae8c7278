using System.CommandLine;
using Spectre.Console;

namespace HealthPartnership;

/// <summary>The command line: which partnership to take through its lifecycle, and how to show it.</summary>
public static class Demo
{
    private const int BadInput = 2;

    /// <summary>Runs the demo.</summary>
    /// <returns>0 when the partnership was shown; 2 when the input cannot be used, with one sentence in <paramref name="error"/>.</returns>
    public static async Task<int> RunAsync(string[] arguments, IAnsiConsole console, TextWriter output, TextWriter error)
    {
        var partnership = new Argument<string>("partnership")
        {
            Description = "The name of a partnership that comes with the demo, or the path of a JSON file.",
            DefaultValueFactory = _ => "warm-homes-oldham",
        };
        var list = new Option<bool>("--list") { Description = "List the partnerships that come with the demo." };
        var json = new Option<bool>("--json") { Description = "Write everything as JSON." };
        var command = new RootCommand("Takes a partnership described in a JSON file through its lifecycle.") { partnership, list, json };
        command.SetAction((parsed, _) => parsed.GetValue(list)
            ? Task.FromResult(List(console))
            : ShowAsync(parsed.GetValue(partnership)!, parsed.GetValue(json), console, output));

        var parsed = command.Parse(arguments);
        try
        {
            return parsed.Errors is [var first, ..]
                ? throw new BadInputException($"{first.Message} Say --help to see what can be said.")
                : await parsed.InvokeAsync(new() { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (BadInputException exception)
        {
            await error.WriteLineAsync(exception.Message);
            return BadInput;
        }
    }

    private static int List(IAnsiConsole console)
    {
        ConsoleView.List(console, PartnershipFile.Shipped.Select(name => (name, PartnershipFile.Read(name))));
        return 0;
    }

    private static async Task<int> ShowAsync(string name, bool json, IAnsiConsole console, TextWriter output)
    {
        var walk = await Walkthrough.OfAsync(PartnershipFile.Read(name));
        if (json)
            await output.WriteLineAsync(JsonView.Of(walk));
        else
            new ConsoleView(console).Show(walk);
        return 0;
    }
}
