using System.Text;

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
