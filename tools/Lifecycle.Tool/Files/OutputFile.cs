using System.CommandLine;
using System.Text;

namespace Lifecycle.Tool;

/// <summary>The file that a command writes. An older file is replaced only once the new one is complete.</summary>
internal static class OutputFile
{
    public static Option<string?> Option() => new("--output", "-o")
    {
        Description = "The file to write. Default: the standard output.",
        HelpName = "file",
    };

    /// <summary>Writes text in UTF-8.</summary>
    /// <inheritdoc cref="WriteAsync(string, string?, Func{Stream, Task})"/>
    public static Task WriteAsync(string file, string? input, string text) =>
        WriteAsync(file, input, stream => stream.WriteAsync(Encoding.UTF8.GetBytes(text)).AsTask());

    /// <summary>Writes a file.</summary>
    /// <param name="file">The path.</param>
    /// <param name="input">The file that the command reads; <see langword="null"/> if it reads none.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="ToolException">The file is the one that the command reads, or a database.</exception>
    public static async Task WriteAsync(string file, string? input, Func<Stream, Task> write)
    {
        var path = Path.GetFullPath(file);

        // A device such as /dev/stdout is written, not replaced.
        if (path.StartsWith("/dev/", StringComparison.Ordinal))
        {
            await using var device = File.OpenWrite(path);
            await write(device);
            return;
        }

        path = Target(path);
        if (input is not null && Target(Path.GetFullPath(input)).Equals(path, StringComparison.OrdinalIgnoreCase))
            throw ToolException.BadCommand($"{file} is what the command reads. Name another file with --output.");
        if (File.Exists(path) && FileKinds.Of(path) == FileKind.Sqlite)
            throw ToolException.BadCommand($"{file} is a database. Name another file with --output.");

        var unfinished = $"{path}.{Path.GetRandomFileName()}";
        try
        {
            await using (var stream = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write))
                await write(stream);
            File.Move(unfinished, path, overwrite: true);
        }
        catch
        {
            File.Delete(unfinished);
            throw;
        }
    }

    /// <summary>The file that a path means, through links.</summary>
    private static string Target(string path) =>
        File.Exists(path) && File.ResolveLinkTarget(path, returnFinalTarget: true) is { } target
            ? target.FullName
            : path;
}
