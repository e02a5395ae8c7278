using System.Text;

namespace Lifecycle;

/// <summary>
/// Texts come from users. This keeps each on its line and in its order: without characters that control a terminal,
/// break a line, forge a log or change the direction of writing, and without half characters, which cannot be encoded.
/// </summary>
internal static class OneLineText
{
    public static string Of(string text)
    {
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~'))
            return text;

        var line = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", " ", StringComparison.Ordinal).EnumerateRunes())
        {
            if (Rune.IsControl(rune) || IsLineBreak(rune) || ChangesDirection(rune))
                line.Append(' ');
            else
                line.Append(rune.ToString());
        }

        return line.ToString();
    }

    private static bool IsLineBreak(Rune rune) => rune.Value is 0x2028 or 0x2029;

    /// <summary>The characters of Unicode's property Bidi_Control.</summary>
    private static bool ChangesDirection(Rune rune) =>
        rune.Value is 0x061c or 0x200e or 0x200f or (>= 0x202a and <= 0x202e) or (>= 0x2066 and <= 0x2069);
}
