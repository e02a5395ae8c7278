namespace Lifecycle;

/// <summary>The key of an instance's grain: the escaped name of the lifecycle, a slash, and the id.</summary>
internal static class GrainKey
{
    public static string Of(string lifecycle, string id) => $"{Uri.EscapeDataString(lifecycle)}/{id}";

    public static (string Lifecycle, string Id) Read(string key)
    {
        var slash = key.IndexOf('/', StringComparison.Ordinal);
        return (Uri.UnescapeDataString(key[..slash]), key[(slash + 1)..]);
    }
}
