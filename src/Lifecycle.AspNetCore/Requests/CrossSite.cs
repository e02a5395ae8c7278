using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Refuses changes that a browser sends for a page of another origin without asking the server first, with the cookies
/// or the certificate of its user. Browsers ask first for other methods than POST; a form can still ask for them where
/// the application lets a field of it override the method.
/// </summary>
internal static class CrossSite
{
    /// <exception cref="ProblemException">The request is one.</exception>
    public static void Check(HttpRequest request, LifecycleHttpOptions options)
    {
        if (!HttpMethods.IsGet(request.Method)
            && !HttpMethods.IsHead(request.Method)
            && !IsAskedFor(request)
            && IsOfAnotherOrigin(request)
            && !options.IsAllowed(request.Headers.Origin.ToString()))
            throw new ProblemException(
                ProblemKind.CrossSite,
                $"Send it with Content-Type: application/json or with {IdempotencyKey.Header}, if CORS admits it.");
    }

    /// <summary>
    /// Whether the request has what no page may send without CORS. Other headers prove nothing: browsers and proxies
    /// add some of their own, <c>Authorization</c> among them.
    /// </summary>
    private static bool IsAskedFor(HttpRequest request) =>
        request.HasJsonContentType()
        || request.Headers.ContainsKey(IdempotencyKey.Header)
        || request.Headers.IfMatch.Count > 0
        || request.Headers.IfNoneMatch.Count > 0;

    private static bool IsOfAnotherOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"] switch
    {
        [] => request.Headers.Origin is not [] and var origin && !Origins.AreEqual(origin.ToString(), request.Host),
        [var site] => site is not ("same-origin" or "none"),
        _ => true,
    };
}
