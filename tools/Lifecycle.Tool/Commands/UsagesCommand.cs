using System.CommandLine;
using System.IO.Enumeration;

namespace Lifecycle.Tool;

/// <summary>Finds where code fires triggers, and the transitions that no code fires.</summary>
internal static class UsagesCommand
{
    private const int MostLocations = 3;

    public static Command Make(CommandContext context)
    {
        var solution = new Argument<string>("solution")
        {
            Description = "A solution or a project, which has been built.",
        };
        var exclude = new Option<string[]>("--exclude")
        {
            Description = "Do not count fires in projects with this name, such as *.Tests; repeat it for several.",
            HelpName = "pattern",
        };
        var configuration = new Option<string?>("--configuration", "-c")
        {
            Description = "The configuration that was built. Default: that of the projects, mostly Debug.",
        };
        var format = new Option<string?>("--format", "-f") { Description = "text or sarif. Default: text." };
        format.AcceptOnlyFromAmong("text", "sarif");
        return CommandContext.Make(
            "usages",
            "Finds where the code of a solution fires triggers, and the transitions that no code fires.",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(format) is not null)
                    CommandContext.Refuse(parsed, "with --format", context.Json);

                var path = Path.GetFullPath(parsed.GetValue(solution)!);
                var isSarif = parsed.GetValue(format) == "sarif";
                var folder = isSarif ? RepositoryOf(path) : Path.GetDirectoryName(path)!;
                var patterns = parsed.GetValue(exclude) ?? [];
                using var reader = await SolutionReader.OpenAsync(
                    path, parsed.GetValue(configuration), cancellationToken);
                UsageReport? report = null;
                await ProgressBar.RunAsync(
                    context.Console.ErrorTerminal,
                    "Reading",
                    2 * reader.Projects.Count,
                    async progress => report = await UsageReport.OfAsync(
                        reader,
                        project => !patterns.Any(each => FileSystemName.MatchesSimpleExpression(each, project)),
                        folder,
                        progress,
                        cancellationToken));
                Require(path, reader, report!);
                if (isSarif)
                    context.Console.WriteJson(SarifLog.Of(report!, folder));
                else
                    context.Write(
                        parsed,
                        new { definitions = report!.Definitions, unreadable = report.Unreadable },
                        console => Write(console, report!));
                return report!.Definitions.Any(each => each.Unfired.Any()) ? ExitCode.Found : ExitCode.Success;
            },
            [solution, exclude, configuration, format]);
    }

    /// <summary>
    /// The root of the repository that a file is in, which code hosts take paths as relative to; the file's own folder
    /// if it is in none.
    /// </summary>
    private static string RepositoryOf(string path)
    {
        var own = Path.GetDirectoryName(path)!;
        for (var folder = own; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            // In a work tree of its own, .git is a file.
            if (Path.Exists(Path.Combine(folder, ".git")))
                return folder;
        }

        return own;
    }

    /// <summary>Without all of the code, a trigger may look unfired that code fires.</summary>
    private static void Require(string path, SolutionReader reader, UsageReport report)
    {
        if (reader.Faults.Count > 0)
            throw ToolException.BadInput(
                $"{path} cannot be read as a whole:\n  {string.Join("\n  ", reader.Faults.Distinct().Take(10))}\n"
                    + "Build it first.");

        if (report.Definitions.Count == 0 && report.Unreadable.Count == 0)
            throw ToolException.BadInput(
                $"The code of {path} defines no lifecycle. If it does, restore it first: dotnet restore");
    }

    private static void Write(ToolConsole console, UsageReport report)
    {
        foreach (var definition in report.Definitions)
        {
            console.WriteLine($"{definition.Definition}, {definition.Location}");
            console.WriteTable(
                ["  Trigger", "Fired", "Where"],
                definition.Triggers.Select(trigger => new[]
                {
                    $"  {trigger.Trigger}", Status(trigger.Status), Where(trigger),
                }));
            foreach (var trigger in definition.Unfired)
                console.WriteLine($"  {SarifLog.Message(definition, trigger)}");
            console.WriteLine("");
        }

        if (report.Unreadable.Count > 0)
            console.WriteLine(
                $"Not read, because only a run of the code shows what they declare: "
                    + $"{string.Join(", ", report.Unreadable)}.");
        var unfired = report.Definitions.Sum(each => each.Unfired.Sum(trigger => trigger.Transitions.Count));
        console.WriteLine($"{Counted.Of(unfired, "transition")} that no code fires.");
    }

    private static string Status(TriggerStatus status) => status switch
    {
        TriggerStatus.Fired => "yes",
        TriggerStatus.MayBeFired => "maybe",
        _ => "no",
    };

    private static string Where(TriggerUsage trigger)
    {
        var locations = trigger.Status == TriggerStatus.Fired ? trigger.FiredAt : trigger.MayBeFiredAt;
        var more = locations.Count > MostLocations ? $", and {locations.Count - MostLocations} more" : "";
        return string.Join(", ", locations.Take(MostLocations)) + more;
    }
}
