using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;
using HealthPartnership.Storage;
using Spectre.Console;

namespace HealthPartnership;

/// <summary>The command line of the demo.</summary>
public static class Demo
{
    private const int BadInput = 2;

    /// <summary>Runs the demo.</summary>
    /// <returns>
    /// 0 if the partnership was shown; 2 if the input is invalid or the output cannot be written, with one sentence in
    /// <paramref name="error"/>.
    /// </returns>
    public static async Task<int> RunAsync(
        string[] arguments,
        IAnsiConsole console,
        TextWriter output,
        TextWriter error)
    {
        var partnership = new Argument<string>("partnership")
        {
            Description = "The name of a partnership that comes with the demo, or the path of a JSON file.",
            DefaultValueFactory = _ => "warm-homes-oldham",
        };
        var list = new Option<bool>("--list") { Description = "List the partnerships that come with the demo." };
        var story = new Option<int?>("--story")
        {
            Description = "Run one of the stories that come with the demo, by its number.",
            CustomParser = WholeNumber,
        };
        var json = new Option<bool>("--json") { Description = "Write everything as JSON." };
        var report = new Option<bool>("--report")
        {
            Description = "Write the report to the board instead of the story; with --json, as JSON.",
        };
        var html = new Option<string?>("--html")
        {
            Description = "Write the report to the board to an HTML file, too.",
        };
        var database = new Option<string>("--database")
        {
            Description = "The SQLite file that stores the partnerships between runs.",
            DefaultValueFactory = _ => DemoDatabase.DefaultPath,
        };
        var reset = new Option<bool>("--reset") { Description = "Delete all partnerships in the file first." };
        var steps = new Option<int?>("--steps")
        {
            Description = "Stop after this many steps. The next run continues with the next step.",
            CustomParser = WholeNumber,
        };
        var draw = new Option<string?>("--draw") { Description = "Draw the partnership into this SVG file as well." };
        var command = new RootCommand("Takes a partnership described in a JSON file through its lifecycle.")
        {
            partnership, list, story, json, report, html, database, reset, steps, draw,
        };
        command.SetAction(
            (parsed, _) =>
                parsed.GetValue(list)
                    ? Task.FromResult(List(parsed.GetValue(json), console, output))
                    : ShowAsync(
                        parsed.GetValue(story) is { } number
                            ? PartnershipFile.ReadStory(number)
                            : PartnershipFile.Read(parsed.GetValue(partnership)!),
                        parsed.GetValue(steps) is < 0 and var count
                            ? throw new BadInputException($"A story cannot run for {count} steps; use 0 or more.")
                            : parsed.GetValue(steps),
                        (parsed.GetValue(database)!, parsed.GetValue(reset)),
                        (parsed.GetValue(json), parsed.GetValue(report), parsed.GetValue(html), parsed.GetValue(draw)),
                        console,
                        output));

        var parsed = command.Parse(arguments);
        try
        {
            if (parsed.Errors is [var first, ..])
                throw new BadInputException($"{first.Message} Run with --help to list the options.");
            if (parsed.GetValue(partnership) is ['-', ..] and var option)
                throw new BadInputException($"There is no option '{option}'. Run with --help to list the options.");

            return await parsed.InvokeAsync(
                new()
                {
                    Output = output,
                    Error = error,
                    EnableDefaultExceptionHandler = false,
                });
        }
        catch (Exception exception) when (exception is BadInputException or IOException or UnauthorizedAccessException)
        {
            await error.WriteLineAsync(Harmless(exception.Message));
            return BadInput;
        }
    }

    /// <summary>
    /// Replaces characters that could control a terminal, because the text comes from files and arguments.
    /// </summary>
    internal static string Harmless(string text) =>
        string.Concat(
            text.Select(character =>
                char.GetUnicodeCategory(character)
                    is UnicodeCategory.Control
                        or UnicodeCategory.Format
                        or UnicodeCategory.LineSeparator
                        or UnicodeCategory.ParagraphSeparator
                    ? ' '
                    : character));

    /// <summary>The parser of the command line itself would name the type of .NET that it expects.</summary>
    private static int? WholeNumber(ArgumentResult argument)
    {
        var text = string.Join(' ', argument.Tokens.Select(token => token.Value));
        if (int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;

        argument.AddError($"{(argument.Parent as OptionResult)?.Option.Name} takes a whole number, not '{text}'.");
        return null;
    }

    private static int List(bool json, IAnsiConsole console, TextWriter output)
    {
        if (json)
            output.WriteLine(JsonSerializer.Serialize(PartnershipFile.Shipped.ToArray(), FileJson.Default.StringArray));
        else
            ConsoleView.List(console, PartnershipFile.Shipped.Select(name => (name, PartnershipFile.Read(name))));
        return 0;
    }

    private static async Task<int> ShowAsync(
        PartnershipFile file,
        int? steps,
        (string Path, bool Reset) database,
        (bool Json, bool Report, string? Html, string? Picture) views,
        IAnsiConsole console,
        TextWriter output)
    {
        await using var context = await DemoDatabase.OpenAsync(database.Path, database.Reset);
        var walk = await Walkthrough.OfAsync(file, context, steps);
        if (views.Picture is { } picture)
            await File.WriteAllTextAsync(picture, PictureView.Of(walk));
        if (views.Html is { } path)
            await File.WriteAllTextAsync(path, walk.Report.ToHtml());

        if (views.Json)
            await output.WriteLineAsync(views.Report ? walk.Report.ToJson() : JsonView.Of(walk));
        else if (views.Report)
            new ConsoleView(console).Show(walk.Report);
        else
            new ConsoleView(console).Show(walk);
        return 0;
    }
}
