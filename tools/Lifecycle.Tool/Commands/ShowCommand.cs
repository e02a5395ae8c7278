using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>Shows a stored instance.</summary>
internal static class ShowCommand
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static Command Make(CommandContext context)
    {
        var symbols = new DatabaseSymbols();
        var id = DatabaseSymbols.Id();
        return CommandContext.Make(
            "show",
            "Shows a stored instance with its subject.",
            async (parsed, cancellationToken) =>
            {
                var database = symbols.Open(parsed);
                var lifecycle = await symbols.NameAsync(parsed, database, cancellationToken);
                var stored = await database.InstanceAsync(lifecycle, parsed.GetValue(id)!, cancellationToken);
                var view = InstanceView.Of(stored);
                context.Write(parsed, view, console => Write(console, view));
                return ExitCode.Success;
            },
            [symbols.Database, id, symbols.Lifecycle, symbols.Schema]);
    }

    private static void Write(ToolConsole console, InstanceView view)
    {
        console.WriteLine($"{view.Lifecycle} {view.Id}");
        console.WriteLine($"  Stage:    {view.Stage}, since {InstanceView.Instant(view.EnteredAt)} UTC"
            + (view.Previous is null ? "" : $", from {view.Previous}"));
        console.WriteLine($"  Version:  {view.Version}, written by revision {view.DefinitionRevision}");
        console.WriteLine($"  History:  {Counted.Of(view.Entries, "entry", "entries")}"
            + (view.PrunedEntries is { } pruned ? $", of which {pruned} were pruned" : ""));
        if (view.BlockedBy.Count > 0)
            console.WriteLine($"  Blocked:  the last refused fire, by {string.Join(", ", view.BlockedBy)}");
        foreach (var due in view.DueDates)
            console.WriteLine($"  Due:      {due.Trigger} at {InstanceView.Instant(due.FiresAt)} UTC"
                + (due.IsTried ? ", was tried" : "")
                + (due.Fault is null ? "" : $", fault: {due.Fault}"));
        console.WriteLine("  Subject:");
        console.WriteLines(JsonSerializer.Serialize(view.Subject, Indented));
    }
}
