using Microsoft.CodeAnalysis;

namespace Lifecycle.Tool;

/// <summary>A place in source code. Lines and columns begin with 1.</summary>
internal sealed record CodePlace(string File, int Line, int Column)
{
    /// <summary>The place of a location; <see langword="null"/> if it is not in a file.</summary>
    public static CodePlace? Of(Location? location)
    {
        if (location?.SourceTree is null)
            return null;

        var span = location.GetMappedLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }

    /// <summary>The same place, its file relative to a folder.</summary>
    public CodePlace In(string folder) =>
        this with { File = Path.GetRelativePath(folder, File).Replace(Path.DirectorySeparatorChar, '/') };

    public override string ToString() => $"{File}({Line})";
}
