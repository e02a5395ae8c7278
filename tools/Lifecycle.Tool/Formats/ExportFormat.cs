namespace Lifecycle.Tool;

/// <summary>A format that stored histories are exported in.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
/// <param name="WriteAsync">Writes the histories of a lifecycle to a stream, which stays open.</param>
internal sealed record ExportFormat(
    string Name, string Extension, Func<ILifecycleStore, string, Stream, CancellationToken, Task> WriteAsync)
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

    /// <summary>The format of a name, or else that of the extension of a file, or else the default.</summary>
    /// <exception cref="ToolException">The extension is that of no format.</exception>
    public static ExportFormat Of(string? name, string? file) =>
        name is not null ? All.First(format => format.Name == name)
        : file is null ? All[0]
        : All.Where(format => file.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase))
            .MaxBy(format => format.Extension.Length)
        ?? throw ToolException.BadCommand(
            $"{file} has the extension of no format. Choose one with --format: "
                + $"{string.Join(", ", All.Select(format => format.Name))}.");
}
