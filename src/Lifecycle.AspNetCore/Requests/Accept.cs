using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Lifecycle.AspNetCore;

/// <summary>Chooses what a client gets by its <c>Accept</c> header.</summary>
internal static class Accept
{
    /// <returns>The offered media type that the client prefers; the first if it prefers none.</returns>
    /// <exception cref="ProblemException">The client accepts none.</exception>
    public static string Choose(HttpContext http, params IReadOnlyList<string> offered)
    {
        http.Response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        var ranges = http.Request.GetTypedHeaders().Accept;
        if (ranges.Count == 0)
            return offered[0];

        var best = offered.MaxBy(type => QualityOf(type, ranges))!;
        return QualityOf(best, ranges) > 0
            ? best
            : throw new ProblemException(ProblemKind.NotAcceptable, $"Offered are {string.Join(", ", offered)}.");
    }

    /// <summary>The quality that the most specific range gives a media type; 0 if none covers it.</summary>
    private static double QualityOf(string type, IList<MediaTypeHeaderValue> ranges)
    {
        var offered = new MediaTypeHeaderValue(type);
        return ranges
            .Where(range => offered.MediaType.Equals(range.MediaType, StringComparison.OrdinalIgnoreCase)
                || range.MatchesAllTypes
                || (range.MatchesAllSubTypes && offered.Type.Equals(range.Type, StringComparison.OrdinalIgnoreCase)))
            .OrderBy(range => range.MatchesAllTypes ? 2 : range.MatchesAllSubTypes ? 1 : 0)
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();
    }
}
