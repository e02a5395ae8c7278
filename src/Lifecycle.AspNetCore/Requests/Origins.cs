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
        && uri.Host.Equals(host.Host, StringComparison.OrdinalIgnoreCase)
        && uri.Port == (host.Port ?? (uri.IsDefaultPort ? uri.Port : -1));
}
