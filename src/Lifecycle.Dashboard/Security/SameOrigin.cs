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

        return request.Headers.Origin is [{ } origin] && Origins.AreEqual(origin, request.Host);
    }
}
