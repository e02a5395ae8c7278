using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests;

/// <summary>Reads markers such as <c>{|LFC1001:FireAsync(…)|}</c> from source text.</summary>
internal static partial class Markers
{
    /// <summary>The text without its markers, and the marked spans.</summary>
    public static (string Text, IReadOnlyList<(string Id, TextSpan Span)> Marked) Read(string source)
    {
        var (text, marked, end) = ("", new List<(string Id, TextSpan Span)>(), 0);
        foreach (Match match in Marker().Matches(source))
        {
            text += source[end..match.Index];
            marked.Add((match.Groups["id"].Value, new(text.Length, match.Groups["code"].Length)));
            text += match.Groups["code"].Value;
            end = match.Index + match.Length;
        }

        return (text + source[end..], marked);
    }

    [GeneratedRegex(@"\{\|(?<id>LFC\d{4}):(?<code>.*?)\|\}", RegexOptions.Singleline)]
    private static partial Regex Marker();
}
