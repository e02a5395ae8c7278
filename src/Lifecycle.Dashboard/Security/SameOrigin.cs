using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>Tells the forms of the dashboard from those of other sites.</summary>
internal static class SameOrigin
{
    /// <summary>
    /// Whether a browser says that a page of this origin sent the request. A request that says nothing comes from no
    /// browser of these years, and is refused.
    /// </summary>
    public static bool IsFrom(HttpRequest request)
    {
        // A browser sets it, and no script can. The user's own address bar and bookmarks send "none".
        var site = request.Headers["Sec-Fetch-Site"];
        if (site.Count > 0)
            return site is ["same-origin"] or ["none"];

        // Only the host counts: behind a proxy that ends TLS, the request has another scheme than the page.
        return request.Headers.Origin is [{ } origin]
            && Uri.TryCreate(origin, UriKind.Absolute, out var url)
            && url.Scheme is "http" or "https"
            && HostString.FromUriComponent(url).Equals(Normal(request.Host, url));
    }

    /// <summary>The host without a port that is the default of the scheme, as origins have it.</summary>
    private static HostString Normal(HostString host, Uri origin) =>
        host.Port is { } port && origin.IsDefaultPort && port == origin.Port ? new(host.Host) : host;
}
