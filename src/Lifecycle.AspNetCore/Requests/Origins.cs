using Microsoft.AspNetCore.Http;

namespace Lifecycle;

/// <summary>Compares origins of pages.</summary>
internal static class Origins
{
    /// <summary>
    /// Whether the <c>Origin</c> of a request is the host that it asks for. The scheme does not count: a proxy that
    /// ends TLS changes it.
    /// </summary>
    public static bool AreEqual(string origin, HostString host) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var uri)
        && uri.Scheme is "http" or "https"
        && Ascii(uri.Host).Equals(Ascii(host.Host), StringComparison.OrdinalIgnoreCase)
        && uri.Port == (host.Port ?? (uri.IsDefaultPort ? uri.Port : -1));

    /// <summary>The name of a host as it is sent. A server decodes what is not ASCII in it.</summary>
    private static string Ascii(string host) => new HostString(host).ToUriComponent();
}
