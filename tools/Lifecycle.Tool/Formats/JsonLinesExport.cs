using System.Text;

namespace Lifecycle.Tool;

/// <summary>
/// Histories as JSON lines: one object for each entry, one instance after the other. <c>check</c> reads them.
/// </summary>
internal static class JsonLinesExport
{
    private const int BufferSize = 1 << 16;

    /// <returns>The entries that could not be read. The others are written.</returns>
    public static async Task<UnreadableRows> WriteAsync(
        ILifecycleStore store, string lifecycle, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(false), BufferSize, leaveOpen: true);
        var skipped = new UnreadableRows(lifecycle, report: null);
        await foreach (var (id, entry) in store.HistoriesAsync(lifecycle, skipped.Add, cancellationToken))
            await writer.WriteLineAsync(ToolConsole.ToJsonLine(ExportedEntry.Of(lifecycle, id, entry)));

        return skipped;
    }
}
