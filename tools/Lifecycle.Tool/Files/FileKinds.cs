using System.Text;

namespace Lifecycle.Tool;

/// <summary>What a file holds, by its first bytes.</summary>
internal enum FileKind
{
    Other,
    Assembly,
    Json,
    Xml,
    Sqlite,
}

/// <summary>Tells files apart by their content: an extension proves nothing.</summary>
internal static class FileKinds
{
    private static readonly byte[] Sqlite = Encoding.ASCII.GetBytes("SQLite format 3\0");

    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileKind Of(string path)
    {
        Span<byte> start = stackalloc byte[256];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        start = start[..file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        if (start.StartsWith("MZ"u8))
            return FileKind.Assembly;
        if (start.StartsWith(Sqlite))
            return FileKind.Sqlite;

        return Encoding.UTF8.GetString(start).TrimStart('\uFEFF').TrimStart() switch
        {
            ['{', ..] => FileKind.Json,
            ['<', ..] => FileKind.Xml,
            _ => FileKind.Other,
        };
    }
}
