using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Lifecycle.AspNetCore;

/// <summary>Reads the segments of a path as the client meant them.</summary>
internal static partial class PathText
{
    /// <summary>The decoded text of a segment.</summary>
    /// <param name="http">The request.</param>
    /// <param name="fromEnd">How many segments are behind it.</param>
    public static string Segment(HttpContext http, int fromEnd)
    {
        var segment = FromEnd(http.Request.Path.Value ?? "", fromEnd);
        if (!segment.Contains('%'))
            return segment;

        // The server decodes everything but %2F, so only the raw target tells an escaped slash from an escaped percent
        // sign. It may have dot segments that the path has not: it counts only if it gives the same segment.
        var target = http.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        var raw = FromEnd(target.Split('?')[0], fromEnd);
        return DecodedByServer(raw) == segment ? Uri.UnescapeDataString(raw) : segment;
    }

    /// <summary>The path, as far as it can be sent again, without its last segments.</summary>
    public static string Before(HttpContext http, int segments)
    {
        var path = (http.Request.PathBase + http.Request.Path).ToUriComponent().TrimEnd('/');
        for (var cut = 0; cut < segments; cut++)
            path = path[..path.LastIndexOf('/')];

        return path;
    }

    private static string DecodedByServer(string raw) => string.Concat(
        EscapedSlash().Split(raw).Select(part => EscapedSlash().IsMatch(part) ? part : Uri.UnescapeDataString(part)));

    private static string FromEnd(string path, int fromEnd)
    {
        var segments = path.TrimEnd('/').Split('/');
        return fromEnd < segments.Length ? segments[^(fromEnd + 1)] : "";
    }

    [GeneratedRegex("(%2[Ff])")]
    private static partial Regex EscapedSlash();
}
