using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Creates or upgrades the tables of a database, or writes the script for it.</summary>
internal static class MigrateCommand
{
    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var script = new Option<bool>("--script")
        {
            Description = "Write the SQL that creates the tables in an empty database, and change nothing.",
        };
        var output = OutputFile.Option();
        return CommandContext.Make(
            "migrate",
            "Creates the tables of a database, or upgrades them; with --script, writes the SQL instead.",
            async (parsed, cancellationToken) =>
            {
                var text = parsed.GetValue(symbols.Database)!;
                var schema = parsed.GetValue(symbols.Schema);
                var file = parsed.GetValue(output);
                if (!parsed.GetValue(script))
                {
                    CommandContext.Refuse(parsed, "without --script", output);

                    // The tables are upgraded before the first use.
                    _ = await StoredLifecycles.OpenToMigrate(text, schema).NamesAsync(cancellationToken);
                    context.Write(
                        parsed,
                        new { isCurrent = true },
                        console => console.WriteLine("The tables are up to date."));
                    return ExitCode.Success;
                }

                var sql = StoredLifecycles.Script(text, schema);
                if (file is not null)
                    await OutputFile.WriteAsync(file, input: null, sql);
                if (parsed.GetValue(context.Json))
                    context.Console.WriteJson(new { file, script = file is null ? sql : null });
                else if (file is null)
                    context.Console.Output.Write(sql);
                return ExitCode.Success;
            },
            [symbols.Database, script, output, symbols.Schema]);
    }
}
