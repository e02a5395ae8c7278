using System.Text;
using System.Text.Json;

namespace Lifecycle.Tool;

/// <summary>
/// Histories as JSON lines: one object for each entry, one instance after the other. <c>check</c> reads them.
/// </summary>
internal static class JsonLinesExport
{
    private const int BufferSize = 1 << 16;

    /// <exception cref="LifecycleException">An entry is not one that a store wrote.</exception>
    public static async Task WriteAsync(
        ILifecycleStore store, string lifecycle, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), BufferSize, leaveOpen: true);
        await foreach (var (id, entry) in store.HistoriesAsync(lifecycle, cancellationToken))
            await writer.WriteLineAsync(ToolConsole.ToJsonLine(ExportedEntry.Of(lifecycle, id, entry)));
    }
}

/// <summary>An entry of a history as the tool writes it.</summary>
internal sealed record ExportedEntry(
    string Lifecycle,
    string Instance,
    long Number,
    DateTimeOffset At,
    StoredEntryKind Kind,
    string From,
    string? Trigger,
    string To,
    TransitionOutcome Outcome,
    long Version,
    string? Actor,
    string? Reason,
    string? CommandId,
    int? Repeats,
    bool? IsErased,
    JsonElement? Report,
    JsonElement? Changes)
{
    public static ExportedEntry Of(string lifecycle, string id, StoredEntry entry) => new(
        lifecycle,
        id,
        entry.Number,
        entry.At,
        entry.Kind,
        entry.From,
        entry.Trigger,
        entry.To,
        entry.Outcome,
        entry.Version,
        entry.Actor,
        entry.Reason,
        entry.CommandId,
        entry.Repeats > 0 ? entry.Repeats : null,
        entry.IsErased ? true : null,
        Parse(entry.Report),
        Parse(entry.Changes));

    private static JsonElement? Parse(string? json)
    {
        if (json is null)
            return null;

        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
