using System.Globalization;

namespace Lifecycle.Tool;

/// <summary>Text from files and databases, without the characters that could control a terminal.</summary>
internal static class HarmlessText
{
    /// <summary>The text in one line.</summary>
    public static string Line(string text) => string.Concat(text.Select(each => IsHarmless(each) ? each : ' '));

    /// <summary>The text with its line breaks.</summary>
    public static string Lines(string text) =>
        string.Concat(text.Select(each => each == '\n' || IsHarmless(each) ? each : ' '));

    private static bool IsHarmless(char character) =>
        char.GetUnicodeCategory(character)
            is not (UnicodeCategory.Control
                or UnicodeCategory.Format
                or UnicodeCategory.LineSeparator
                or UnicodeCategory.ParagraphSeparator);
}
