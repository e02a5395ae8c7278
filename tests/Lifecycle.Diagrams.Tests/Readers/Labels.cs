using System.Text;

namespace Lifecycle.Diagrams.Tests.Readers;

/// <summary>
/// Labels as a reader shows them: how much white space is between words, and at their ends, is its own choice.
/// </summary>
internal static class Labels
{
    public static string Squeezed(string text) =>
        string.Concat(text.EnumerateRunes().Where(IsShown).Select(rune => rune.ToString()));

    /// <summary>The beginning of a text, with an ellipsis if it is cut.</summary>
    public static string Cut(string text, int length)
    {
        var runes = text.EnumerateRunes().ToArray();
        return runes.Length <= length
            ? text
            : string.Concat(runes.Take(length).Select(rune => rune.ToString())) + (length == 200 ? "…" : "");
    }

    private static bool IsShown(Rune rune) =>
        !Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && !ChangesDirection(rune) && rune.Value != 0xfeff;

    private static bool ChangesDirection(Rune rune) =>
        rune.Value is 0x061c or 0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069);
}
