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

/// <summary>Distinguishes files by their content: an extension proves nothing.</summary>
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

        // In UTF-16 and UTF-32, zeros and byte order marks stand around the same characters.
        foreach (var each in start)
        {
            if (each is 0 or 0xef or 0xbb or 0xbf or 0xfe or 0xff || " \t\r\n"u8.Contains(each))
                continue;

            return each switch
            {
                (byte)'{' => FileKind.Json,
                (byte)'<' => FileKind.Xml,
                _ => FileKind.Other,
            };
        }

        return FileKind.Other;
    }
}
