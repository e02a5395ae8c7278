using System.CommandLine;

namespace Lifecycle.Tool;

/// <summary>Shows the history of a stored instance.</summary>
internal static class HistoryCommand
{
    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var id = DatabaseSymbols.Id();
        return CommandContext.Make(
            "history",
            "Shows the history of a stored instance, oldest entry first.",
            async (parsed, cancellationToken) =>
            {
                var database = symbols.Open(parsed);
                var lifecycle = await symbols.NameAsync(parsed, database, cancellationToken);
                var stored = await database.InstanceAsync(lifecycle, parsed.GetValue(id)!, cancellationToken);
                var entries = new List<StoredEntry>();
                await foreach (var entry in database.Store.HistoryAsync(lifecycle, stored.Id, cancellationToken))
                    entries.Add(entry);

                context.Write(
                    parsed,
                    entries.Select(entry => ExportedEntry.Of(lifecycle, stored.Id, entry)),
                    console => console.WriteTable(
                        ["#", "At (UTC)", "What", "By", "Reason"],
                        entries.Select(entry => new[]
                        {
                            $"{entry.Number}",
                            InstanceView.Instant(entry.At),
                            What(entry),
                            entry.IsErased ? "(erased)" : entry.Actor ?? "",
                            entry.Reason ?? "",
                        })));
                return ExitCode.Success;
            },
            [symbols.Database, id, symbols.Lifecycle, symbols.Schema]);
    }

    private static string What(StoredEntry entry)
    {
        if (entry.Trigger is not { } trigger)
            return entry.Kind == StoredEntryKind.Started ? $"Started in {entry.To}" : $"{entry.Kind} in {entry.To}";

        var repeats = entry.Repeats > 0 ? $", and {Counted.Of(entry.Repeats, "time")} more" : "";
        var blocking = entry.ReadReport()?.Blocking.Select(line => line.Criterion.Id).ToArray() ?? [];
        return entry.Outcome switch
        {
            TransitionOutcome.Moved => $"{trigger}: {entry.From} to {entry.To}",
            TransitionOutcome.Stayed => $"{trigger}: stays in {entry.From}",
            TransitionOutcome.NotPermitted => $"{trigger}: not permitted in {entry.From}{repeats}",
            _ => $"{trigger}: {entry.Outcome.ToString().ToLowerInvariant()} in {entry.From}"
                + $"{(blocking.Length > 0 ? $" by {string.Join(", ", blocking)}" : "")}{repeats}",
        };
    }
}
