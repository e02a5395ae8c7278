using System.Security.Cryptography;

namespace Lifecycle.Dashboard;

/// <summary>A file that pages load. Its path changes with its content, so browsers may keep it. Immutable.</summary>
internal sealed class Asset
{
    public Asset(string file, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(file)!;
        using var content = new MemoryStream();
        stream.CopyTo(content);
        var bytes = content.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes).AsSpan(0, 8));
        Content = bytes;
        ContentType = contentType;
        Path = file.Insert(file.LastIndexOf('.'), $".{hash}");
    }

    public string Path { get; }

    public string ContentType { get; }

    public ReadOnlyMemory<byte> Content { get; }
}
