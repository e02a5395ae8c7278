namespace Lifecycle.Tool;

/// <summary>A format of files, which the command line or the extension of a file chooses.</summary>
/// <param name="Name">The name on the command line.</param>
/// <param name="Extension">The extension of its files.</param>
internal abstract record FileFormat(string Name, string Extension)
{
    /// <summary>The format of a name, or else that of the extension of a file, or else the first.</summary>
    /// <exception cref="ToolException">The extension is that of no format.</exception>
    protected static T Choose<T>(IReadOnlyList<T> all, string? name, string? file)
        where T : FileFormat =>
        name is not null ? all.First(format => format.Name == name)
        : file is null ? all[0]
        : all.Where(format => file.EndsWith(format.Extension, StringComparison.OrdinalIgnoreCase))
            .MaxBy(format => format.Extension.Length)
        ?? throw ToolException.BadCommand(
            $"{file} has the extension of no format. Choose one with --format: "
                + $"{string.Join(", ", all.Select(format => format.Name))}.");
}
