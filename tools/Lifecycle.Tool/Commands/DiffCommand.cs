using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Compares two definitions.</summary>
internal static class DiffCommand
{
    public static Command Make(CommandContext context)
    {
        var before = new Argument<string>("before") { Description = "The earlier definition." };
        var after = new Argument<string>("after") { Description = "The later definition." };
        var name = new Option<string?>("--lifecycle")
        {
            Description = "Which lifecycle of both assemblies.",
            HelpName = "name",
        };
        var laterName = new Option<string?>("--later-lifecycle")
        {
            Description = "Which lifecycle of the later assembly, if it has another name there.",
            HelpName = "name",
        };
        var database = new Option<string?>("--database")
        {
            Description = "Count the stored instances that would be stranded, in this SQLite file or PostgreSQL "
                + "database.",
        };
        var schema = DatabaseSymbols.SchemaOption();
        return CommandContext.Make(
            "diff",
            "Compares two definitions: what has changed, and where stored instances would be stranded.",
            async (parsed, cancellationToken) =>
            {
                if (parsed.GetValue(database) is null)
                    CommandContext.Refuse(parsed, "without --database", schema);

                var earlier = LifecycleSource.Load(parsed.GetValue(before)!, parsed.GetValue(name));
                var later = LifecycleSource.Load(
                    parsed.GetValue(after)!, parsed.GetValue(laterName) ?? parsed.GetValue(name));
                var comparison = earlier.Graph.CompareTo(later.Graph);
                var counts = parsed.GetValue(database) is { } text
                    ? await StoredLifecycles.Open(text, parsed.GetValue(schema)).Store
                        .CountByStageAsync(earlier.Name, cancellationToken)
                    : null;
                var stranded = comparison.Stranded
                    .Select(each => new
                    {
                        stage = each.Stage,
                        previous = each.Previous,
                        instances = counts?.Where(count => each.Includes(count.Stage, count.Previous))
                            .Sum(count => count.Count),
                        message = each.Message,
                    })
                    .ToArray();
                context.Write(
                    parsed,
                    new { before = earlier.Name, after = later.Name, changes = comparison.Changes, stranded },
                    console =>
                    {
                        console.WriteLine(comparison.AreEqual
                            ? "The definitions do not differ."
                            : $"{Counted.Of(comparison.Changes.Count, "difference")}.");
                        foreach (var change in comparison.Changes)
                            console.WriteLine($"{Sign(change.Kind)} {change.Message}");
                        if (stranded.Length > 0)
                            console.WriteLine("Stored instances would be stranded, unless MigrateStages maps them:");
                        foreach (var each in stranded)
                            console.WriteLine(each.instances is { } count
                                ? $"  {Counted.Of(count, "instance")}: {each.message}"
                                : $"  {each.message}");
                    });
                return comparison.AreEqual ? ExitCode.Success : ExitCode.Found;
            },
            [before, after, name, laterName, database, schema]);
    }

    private static char Sign(GraphChangeKind kind) => kind switch
    {
        GraphChangeKind.Added => '+',
        GraphChangeKind.Removed => '-',
        _ => '~',
    };
}
