using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Verifies a definition, or the stored histories in a database.</summary>
internal static class VerifyCommand
{
    public static Command Make(CommandContext context)
    {
        var source = new Argument<string>("source")
        {
            Description = "An assembly, a JSON or SCXML file, an SQLite file, or a PostgreSQL connection string.",
        };
        var name = new Option<string?>("--lifecycle")
        {
            Description = "Which lifecycle of the assembly or the database.",
            HelpName = "name",
        };
        var id = new Option<string?>("--instance")
        {
            Description = "Verify the history of this stored instance only.",
            HelpName = "id",
        };
        var schema = DatabaseSymbols.SchemaOption();
        return CommandContext.Make(
            "verify",
            "Finds probable mistakes in a lifecycle, or histories in a database that are not what was written.",
            async (parsed, cancellationToken) =>
            {
                var text = parsed.GetValue(source)!;
                if (!DatabaseName.Is(text))
                {
                    CommandContext.Refuse(parsed, "on a definition", id, schema);
                    return VerifyDefinition(context, parsed, LifecycleSource.Load(text, parsed.GetValue(name)));
                }

                var database = StoredLifecycles.Open(text, parsed.GetValue(schema));
                var lifecycle = await database.RequireAsync(parsed.GetValue(name), cancellationToken);
                return await VerifyHistoriesAsync(
                    context, parsed, database, lifecycle, parsed.GetValue(id), cancellationToken);
            },
            [source, name, id, schema]);
    }

    private static int VerifyDefinition(CommandContext context, ParseResult parsed, LoadedLifecycle lifecycle)
    {
        var findings = lifecycle.Findings.Findings;
        context.Write(
            parsed,
            new
            {
                lifecycle = lifecycle.Name,
                stages = lifecycle.Graph.Stages.Count,
                transitions = lifecycle.Graph.Transitions.Count,
                findings,
            },
            console =>
            {
                console.WriteLine(
                    $"{lifecycle.Name}: {Counted.Of(lifecycle.Graph.Stages.Count, "stage")}, "
                        + $"{Counted.Of(lifecycle.Graph.Transitions.Count, "transition")}, "
                        + $"{Counted.Of(findings.Count, "finding")}.");
                if (findings.Count > 0)
                    console.WriteTable(
                        ["Finding", "What, and what to do"],
                        findings.Select(each => new[] { each.Kind.ToString(), each.Message }));
            });
        return findings.Count == 0 ? ExitCode.Success : ExitCode.Found;
    }

    private static async Task<int> VerifyHistoriesAsync(
        CommandContext context,
        ParseResult parsed,
        StoredLifecycles database,
        string lifecycle,
        string? id,
        CancellationToken cancellationToken)
    {
        if (id is not null)
            _ = await database.InstanceAsync(lifecycle, id, cancellationToken);

        var report = await HistoryVerifications.RunAsync(
            database.Store, lifecycle, id, context.Console.ErrorTerminal, cancellationToken);
        context.Write(
            parsed,
            new
            {
                lifecycle,
                instances = report.Instances,
                entries = report.Entries,
                faultyCount = report.FaultyCount,
                faulty = report.Faulty,
            },
            console =>
            {
                console.WriteLine(
                    $"{lifecycle}: {Counted.Of(report.Entries, "entry", "entries")} of "
                        + $"{Counted.Of(report.Instances, "instance")}, "
                        + (report.FaultyCount == 0
                            ? "and every history is whole."
                            : $"and {Counted.Of(report.FaultyCount, "history", "histories")} with faults."));
                if (report.FaultyCount > 0)
                    console.WriteTable(
                        ["Instance", "Fault"],
                        report.Faulty.SelectMany(each => each.Faults.Select(fault => new[] { each.Instance, fault })));
            });
        return report.FaultyCount == 0 ? ExitCode.Success : ExitCode.Found;
    }
}
