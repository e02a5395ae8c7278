using Microsoft.AspNetCore.Http;

namespace Lifecycle.Dashboard;

/// <summary>The headers that keep browsers from running or framing what is not the dashboard's.</summary>
internal static class SecurityHeaders
{
    public static void Set(HttpContext http, LifecycleDashboardOptions options)
    {
        var headers = http.Response.Headers;
        var ancestors = options.FrameAncestors.Count == 0 ? "'none'" : string.Join(' ', options.FrameAncestors);
        headers.ContentSecurityPolicy =
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; "
                + $"form-action 'self'; base-uri 'none'; frame-ancestors {ancestors}";
        if (options.FrameAncestors.Count == 0)
            headers.XFrameOptions = "DENY";

        // With no-referrer, browsers send `Origin: null` with forms.
        headers["Referrer-Policy"] = "same-origin";
        headers.XContentTypeOptions = "nosniff";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = "no-store";
    }
}
