using System.Globalization;
using System.Text;

namespace Lifecycle;

/// <summary>
/// Texts for the log. Users choose triggers and ids, and a line break or an escape sequence in one would forge lines or
/// control the terminal of a reader.
/// </summary>
internal static class LogText
{
    private const int Longest = 200;

    /// <summary>
    /// The text with control and formatting characters escaped, and cut after 200 characters. Most texts come back as
    /// they are.
    /// </summary>
    public static string Of(string? text)
    {
        text ??= string.Empty;
        return text.Length <= Longest && IsPlain(text) ? text : Escaped(text);
    }

    private static bool IsPlain(string text)
    {
        foreach (var character in text)
        {
            if (!IsPlain(character))
                return false;
        }

        return true;
    }

    private static bool IsPlain(char character) =>
        character is >= ' ' and <= '~'
        || char.GetUnicodeCategory(character) is not (
            UnicodeCategory.Control
            or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator
            or UnicodeCategory.Surrogate);

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder();
        for (var index = 0; index < text.Length && index < Longest; index++)
        {
            if (index + 1 < text.Length && char.IsSurrogatePair(text[index], text[index + 1]))
                escaped.Append(text, index++, 2);
            else if (IsPlain(text[index]))
                escaped.Append(text[index]);
            else
                escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)text[index]:X4}");
        }

        return text.Length > Longest ? escaped.Append('…').ToString() : escaped.ToString();
    }
}
