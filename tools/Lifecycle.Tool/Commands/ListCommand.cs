using System.CommandLine;
using System.Globalization;

namespace Lifecycle.Tool;

/// <summary>Lists the lifecycles in a database, or the instances of one.</summary>
internal static class ListCommand
{
    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var stage = new Option<string[]>("--stage")
        {
            Description = "Only instances in this stage; repeat it for several.",
            HelpName = "stage",
        };
        var blockedBy = new Option<string?>("--blocked-by")
        {
            Description = "Only instances whose last refused fire this criterion blocked.",
            HelpName = "criterion",
        };
        var after = new Option<string?>("--after")
        {
            Description = "Only instances behind this id, for the next page.",
            HelpName = "id",
        };
        var limit = new Option<int>("--limit")
        {
            Description = "How many instances to list.",
            CustomParser = WholeNumber.Parse,
            DefaultValueFactory = _ => 50,
        };
        return CommandContext.Make(
            "list",
            "Lists the lifecycles in a database with the stages of their instances; with --lifecycle, the instances.",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(limit) < 1)
                    throw ToolException.BadCommand("--limit has to be 1 or more.");

                var database = symbols.Open(parsed);
                if (parsed.GetValue(symbols.Lifecycle) is null
                    && parsed.GetValue(stage) is not [_, ..]
                    && parsed.GetValue(blockedBy) is null
                    && parsed.GetValue(after) is null
                    && !CommandContext.IsGiven(parsed, limit))
                {
                    await WriteLifecyclesAsync(context, parsed, database, cancellationToken);
                    return ExitCode.Success;
                }

                var query = new InstanceQuery
                {
                    Lifecycle = await symbols.NameAsync(parsed, database, cancellationToken),
                    Stages = parsed.GetValue(stage) is [_, ..] stages ? stages : null,
                    BlockedBy = parsed.GetValue(blockedBy),
                    After = parsed.GetValue(after),
                    Limit = parsed.GetValue(limit),
                };
                await WriteInstancesAsync(context, parsed, database, query, cancellationToken);
                return ExitCode.Success;
            },
            [symbols.Database, symbols.Lifecycle, stage, blockedBy, after, limit, symbols.Schema]);
    }

    private static async Task WriteLifecyclesAsync(
        CommandContext context, ParseResult parsed, StoredLifecycles database, CancellationToken cancellationToken)
    {
        var rows = new List<(string Lifecycle, string Stage, long Instances)>();
        foreach (var lifecycle in await database.NamesAsync(cancellationToken))
        {
            var counts = await database.Store.CountByStageAsync(lifecycle, cancellationToken);
            rows.AddRange(counts.GroupBy(count => count.Stage)
                .OrderByDescending(group => group.Sum(count => count.Count))
                .ThenBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => (lifecycle, group.Key, group.Sum(count => count.Count))));
        }

        context.Write(
            parsed,
            rows.GroupBy(row => row.Lifecycle).Select(group => new
            {
                lifecycle = group.Key,
                instances = group.Sum(row => row.Instances),
                stages = group.Select(row => new { stage = row.Stage, instances = row.Instances }),
            }),
            console =>
            {
                if (rows.Count == 0)
                    console.WriteLine("The database has no instances.");
                else
                    console.WriteTable(
                        ["Lifecycle", "Stage", "Instances"],
                        rows.Select(row => new[]
                        {
                            row.Lifecycle, row.Stage, row.Instances.ToString("N0", CultureInfo.InvariantCulture),
                        }));
            });
    }

    private static async Task WriteInstancesAsync(
        CommandContext context,
        ParseResult parsed,
        StoredLifecycles database,
        InstanceQuery query,
        CancellationToken cancellationToken)
    {
        var instances = new List<StoredInstance>();
        var skipped = new UnreadableRows(query.Lifecycle, report: null);
        await foreach (var instance in database.Store.QueryAsync(
            query with { Unreadable = skipped.Add }, cancellationToken))
            instances.Add(instance);

        context.Write(
            parsed,
            instances.Select(InstanceView.Of),
            console =>
            {
                if (instances.Count == 0)
                    console.WriteLine("No instance matches.");
                else
                    console.WriteTable(
                        ["Id", "Stage", "Since (UTC)", "Version", "Blocked by"],
                        instances.Select(each => new[]
                        {
                            each.Id, each.Stage, InstanceView.Instant(each.EnteredAt), $"{each.Version}",
                            string.Join(", ", each.BlockedBy),
                        }));
                if (instances.Count == query.Limit)
                    console.WriteLine($"There may be more: --after {instances[^1].Id}");
            });
        skipped.ThrowIfAny();
    }
}
