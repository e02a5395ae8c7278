using System.Net;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Tells the requests of this machine from those of others. In doubt, a request is from elsewhere.</summary>
internal static class LocalRequests
{
    /// <summary>What proxies add to a request, and what remains when a middleware has read it.</summary>
    private static readonly string[] SignsOfProxies =
    [
        "Forwarded", "Via", "X-Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
        "X-Forwarded-Port", "X-Forwarded-Server", "X-Forwarded-Prefix", "X-Original-For", "X-Original-Host",
        "X-Original-Proto", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "True-Client-IP", "CF-Connecting-IP",
        "Fastly-Client-IP",
    ];

    /// <summary>Whether the same machine sent a request, and may.</summary>
    public static bool AreAdmitted(HttpContext http, LifecycleDashboardOptions options) =>
        options.AllowLocalRequests == true && IsLocal(http);

    private static bool IsLocal(HttpContext http)
    {
        // A request over a Unix socket or a pipe has no address; who sent it is not known, and often it is a proxy.
        if (http.Connection.RemoteIpAddress is not { } remote || !IsLoopback(remote))
            return false;

        // A proxy on this machine has a loopback address. Some send no header, but speak HTTP/1.0, as no browser does.
        if (HttpProtocol.IsHttp10(http.Request.Protocol)
            || SignsOfProxies.Any(header => http.Request.Headers.ContainsKey(header)))
            return false;

        // A site whose name resolves to 127.0.0.1 reaches the dashboard from the user's own browser.
        return IsLoopback(http.Request.Host.Host);
    }

    private static bool IsLoopback(IPAddress address) =>
        IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address);

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IsLoopback(address));
}
