namespace Lifecycle.Tool;

/// <summary>A format that stored histories are exported in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="WriteAsync">Writes the histories of a lifecycle to a stream, which stays open.</param>
internal sealed record ExportFormat(
    string Name, string Extension, Func<ILifecycleStore, string, Stream, CancellationToken, Task> WriteAsync)
    : FileFormat(Name, Extension)
{
    /// <summary>Every format, the default first.</summary>
    public static readonly IReadOnlyList<ExportFormat> All =
    [
        new("jsonl", ".jsonl", JsonLinesExport.WriteAsync),
        new(
            "ocel", ".ocel.json",
            (store, lifecycle, output, cancel) => store.ExportOcelAsync(lifecycle, output, null, cancel)),
        new("xes", ".xes", (store, lifecycle, output, cancel) => store.ExportXesAsync(lifecycle, output, null, cancel)),
    ];

    /// <inheritdoc cref="FileFormat.Choose"/>
    public static ExportFormat Of(string? name, string? file) => Choose(All, name, file);
}
