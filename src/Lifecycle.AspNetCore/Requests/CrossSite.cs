using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>
/// Refuses what a browser sends for a page of another origin without asking the server first, with the cookies or the
/// certificate of its user: a POST that needs no body. All other changes have a method, a media type or a header that
/// CORS has to admit.
/// </summary>
internal static class CrossSite
{
    /// <exception cref="ProblemException">The request is one.</exception>
    public static void Check(HttpRequest request)
    {
        if (HttpMethods.IsPost(request.Method) && !IsAskedFor(request) && IsOfAnotherOrigin(request))
            throw new ProblemException(
                ProblemKind.CrossSite,
                $"Send it with Content-Type: application/json or with {IdempotencyKey.Header}, if CORS admits it.");
    }

    private static bool IsAskedFor(HttpRequest request) =>
        request.HasJsonContentType()
        || request.Headers.ContainsKey(IdempotencyKey.Header)
        || request.Headers.IfMatch.Count > 0;

    private static bool IsOfAnotherOrigin(HttpRequest request) => request.Headers["Sec-Fetch-Site"] switch
    {
        [] => request.Headers.Origin is not [] and var origin && !Origins.AreEqual(origin.ToString(), request.Host),
        [var site] => site is not ("same-origin" or "none"),
        _ => true,
    };
}
