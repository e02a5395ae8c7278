using Microsoft.CodeAnalysis;

namespace Lifecycle.Tool;

/// <summary>A location in source code. Lines and columns begin with 1.</summary>
internal sealed record CodeLocation(string File, int Line, int Column)
{
    /// <summary>Where something is; <see langword="null"/> if it is not in a file.</summary>
    public static CodeLocation? Of(Location? location)
    {
        if (location?.SourceTree is null)
            return null;

        var span = location.GetMappedLineSpan();
        return new(span.Path, span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
    }

    /// <summary>The same location, its file relative to a folder.</summary>
    public CodeLocation In(string folder) =>
        this with { File = Path.GetRelativePath(folder, File).Replace(Path.DirectorySeparatorChar, '/') };

    public override string ToString() => $"{File}({Line})";
}
