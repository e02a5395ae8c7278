using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Lifecycle.AspNetCore;

/// <summary>The header <c>Idempotency-Key</c>, under which a request can be repeated.</summary>
internal static partial class IdempotencyKey
{
    public const string Header = "Idempotency-Key";

    /// <returns>The key; <see langword="null"/> if the request has none.</returns>
    /// <exception cref="ProblemException">It is required and absent, or not valid.</exception>
    public static string? Read(HttpContext http, bool isRequired)
    {
        var values = http.Request.Headers[Header];
        if (values.Count == 0)
            return isRequired
                ? throw new ProblemException(
                    ProblemKind.KeyMissing,
                    $"Send the header {Header} with an id of your own, and send it again with the same request.")
                : null;

        var key = values is [{ } only] ? Unquoted(only.Trim()) : null;
        return key is { Length: > 0 and <= StoreLimits.LongestId } && key.All(each => each is >= ' ' and <= '~')
            ? key
            : throw new ProblemException(
                ProblemKind.Invalid,
                $"{Header} has to be one text of 1 to {StoreLimits.LongestId} printable ASCII characters.");
    }

    /// <summary>
    /// What a request asks for, so that another one with the same key is told from a repeat. White space of the body
    /// and how its texts are escaped do not count.
    /// </summary>
    public static string Fingerprint(string operation, string? actor, CommandBody body)
    {
        using var bytes = new HashedBytes();
        bytes.Add(operation);
        bytes.Add(actor);
        bytes.Add(body.Reason);
        bytes.Add(body.Content is { } content
            ? Encoding.UTF8.GetString(JsonText.Of(content.WriteTo).Span)
            : null);
        return bytes.Hash();
    }

    /// <summary>The text of a quoted string (RFC 9651), which clients of older drafts send without quotes.</summary>
    /// <returns><see langword="null"/> if it is neither, or a list.</returns>
    private static string? Unquoted(string text)
    {
        if (!text.StartsWith('"'))
            return text.Contains(',') ? null : text;

        return Quoted().Match(text) is { Success: true } match
            ? Escaped().Replace(match.Groups[1].Value, "$1")
            : null;
    }

    [GeneratedRegex("""^"((?:[^"\\]|\\["\\])*)"$""")]
    private static partial Regex Quoted();

    [GeneratedRegex("""\\(.)""")]
    private static partial Regex Escaped();
}
