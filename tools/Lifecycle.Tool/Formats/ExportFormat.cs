namespace Lifecycle.Tool;

/// <summary>A format that stored histories are exported in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="WriteAsync">Writes the histories of a lifecycle to a stream, which stays open. Returns the entries that
/// could not be read.</param>
internal sealed record ExportFormat(
    string Name,
    string Extension,
    Func<ILifecycleStore, string, Stream, CancellationToken, Task<UnreadableRows>> WriteAsync)
    : FileFormat(Name, Extension)
{
    /// <summary>Every format, the default first.</summary>
    public static readonly IReadOnlyList<ExportFormat> All =
    [
        new("jsonl", ".jsonl", JsonLinesExport.WriteAsync),
        new(
            "ocel", ".ocel.json",
            (store, lifecycle, output, cancel) => WithoutUnreadableAsync(
                lifecycle, options => store.ExportOcelAsync(lifecycle, output, options, cancel))),
        new(
            "xes", ".xes",
            (store, lifecycle, output, cancel) => WithoutUnreadableAsync(
                lifecycle, options => store.ExportXesAsync(lifecycle, output, options, cancel))),
    ];

    /// <inheritdoc cref="FileFormat.Choose"/>
    public static ExportFormat Of(string? name, string? file) => Choose(All, name, file);

    private static async Task<UnreadableRows> WithoutUnreadableAsync(
        string lifecycle, Func<EventLogOptions, Task> write)
    {
        var skipped = new UnreadableRows(lifecycle, report: null);
        await write(new() { Unreadable = skipped.Add });
        return skipped;
    }
}
