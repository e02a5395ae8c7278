using System.Security.Cryptography;

namespace Lifecycle.Dashboard;

/// <summary>A file that pages load. Its path changes with its content, so browsers may keep it. Immutable.</summary>
internal sealed class Asset
{
    /// <summary>A file of the assembly.</summary>
    public Asset(string file, string contentType)
        : this(file, contentType, Read(file))
    {
    }

    public Asset(string file, string contentType, byte[] content)
    {
        var hash = Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 8));
        Content = content;
        ContentType = contentType;
        Path = file.Insert(file.LastIndexOf('.'), $".{hash}");
    }

    public string Path { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Content { get; }

    private static byte[] Read(string file)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(file)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        return content.ToArray();
    }
}
