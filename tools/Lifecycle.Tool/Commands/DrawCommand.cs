using System.CommandLine;
using Lifecycle.Diagrams;

namespace Lifecycle.Tool;

/// <summary>Draws a lifecycle, and where an instance of it is.</summary>
internal static class DrawCommand
{
    public static Command Make(CommandContext context)
    {
        var definition = new DefinitionSymbols();
        var format = new Option<string?>("--format", "-f")
        {
            Description = "The format. Default: that of the output file's extension, or else mermaid.",
        };
        format.AcceptOnlyFromAmong([.. DiagramFormat.All.Select(each => each.Name)]);
        var output = OutputFile.Option();
        var stage = definition.Stage("--stage", "The stage to highlight, with the triggers that it permits.");
        var instance = new Option<string?>("--instance")
        {
            Description = "The id of a stored instance: highlights its stage, and the steps that it has taken.",
            HelpName = "id",
        };
        var database = new Option<string?>("--database")
        {
            Description = "Where the instance is: an SQLite file, or a PostgreSQL connection string.",
        };
        var schema = DatabaseSymbols.SchemaOption();
        var criteria = new Option<CriteriaDisplay>("--criteria") { Description = "How criteria are shown." };
        var leftToRight = new Option<bool>("--left-to-right") { Description = "Draw to the right, not down." };
        var ignored = new Option<bool>("--ignored") { Description = "Draw ignored triggers too." };
        return CommandContext.Make(
            "draw",
            "Draws a lifecycle.",
            async (parsed, cancellationToken) =>
            {
                var file = parsed.GetValue(output);
                var chosen = DiagramFormat.Of(parsed.GetValue(format), file);
                if (!chosen.IsPicture)
                    CommandContext.Refuse(
                        parsed,
                        $"in the format {chosen.Name}, which is no picture",
                        stage, instance, database, schema, criteria, leftToRight, ignored);
                if (parsed.GetValue(instance) is null)
                    CommandContext.Refuse(parsed, "without --instance", database, schema);
                else
                    CommandContext.Refuse(parsed, "with --instance, whose stage is known", stage);

                var lifecycle = definition.Load(parsed);
                var options = new DiagramOptions
                {
                    Criteria = parsed.GetValue(criteria),
                    Direction = parsed.GetValue(leftToRight)
                        ? DiagramDirection.LeftToRight
                        : DiagramDirection.TopToBottom,
                    ShowIgnored = parsed.GetValue(ignored),
                };
                if (parsed.GetValue(instance) is { } id)
                {
                    var stored = StoredLifecycles.Open(
                        parsed.GetValue(database)
                            ?? throw ToolException.BadCommand($"Name the database of {id} with --database."),
                        parsed.GetValue(schema));
                    options = await PathOfAsync(context.Console, lifecycle, stored, id, options, cancellationToken);
                }
                else if (parsed.GetValue(stage) is { } present)
                {
                    options = Highlight(lifecycle, lifecycle.Stage(present).KeyText, options);
                }

                var text = chosen.Draw(lifecycle, options);
                if (file is not null)
                    await OutputFile.WriteAsync(file, parsed.GetValue(definition.Source), text);

                if (parsed.GetValue(context.Json))
                    context.Console.WriteJson(new
                    {
                        lifecycle = lifecycle.Name,
                        format = chosen.Name,
                        file,
                        text = file is null ? text : null,
                    });
                else if (file is null)
                    context.Console.Output.Write(text);
                return ExitCode.Success;
            },
            [
                definition.Source, definition.Lifecycle, format, output, stage, instance, database, schema, criteria,
                leftToRight, ignored,
            ]);
    }

    private static DiagramOptions Highlight(LoadedLifecycle lifecycle, string stage, DiagramOptions options) =>
        options with { PresentStage = stage, PermittedTriggers = lifecycle.Graph.PermittedTriggers(stage) };

    private static async Task<DiagramOptions> PathOfAsync(
        ToolConsole console,
        LoadedLifecycle lifecycle,
        StoredLifecycles database,
        string id,
        DiagramOptions options,
        CancellationToken cancellationToken)
    {
        var stored = await database.InstanceAsync(lifecycle.Name, id, cancellationToken);
        if (!lifecycle.Graph.Contains(stored.Stage))
            throw ToolException.BadInput(
                $"{lifecycle.Name} {id} is in {stored.Stage}, which the definition does not have.");

        var path = new HashSet<DiagramStep>();
        var unknown = 0;
        await foreach (var entry in database.Store.HistoryAsync(lifecycle.Name, id, cancellationToken))
        {
            if (entry is not { IsAccepted: true, Trigger: { } trigger })
                continue;

            // An earlier revision may have had other names.
            if (lifecycle.Graph.Contains(entry.From)
                && lifecycle.Graph.Contains(entry.To)
                && lifecycle.Graph.TryFind(trigger, out _))
                path.Add(new(entry.From, trigger, entry.To));
            else
                unknown++;
        }

        if (unknown > 0)
            console.Error.WriteLine(
                $"{Counted.Of(unknown, "step")} of {id} cannot be drawn: the definition no longer has the names.");

        return Highlight(lifecycle, stored.Stage, options) with { Path = [.. path] };
    }
}
