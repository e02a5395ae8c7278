using System.Globalization;
using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>
/// How wide texts are, about: by the widths of Helvetica, and a little more, since pages use fonts that are wider.
/// </summary>
internal static class TextWidths
{
    private const double Reserve = 1.08;
    private const int OtherUpper = 720;
    private const int Other = 600;
    private const int Wide = 1000;

    /// <summary>The widths of the characters from the space to the tilde, in thousandths of the size.</summary>
    private static ReadOnlySpan<short> Widths =>
    [
        278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
        556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
        1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
        667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
        333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
        556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
    ];

    /// <summary>The width of a text in pixels.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The size of the font in pixels.</param>
    public static double Of(string text, int size)
    {
        var thousandths = 0;
        foreach (var rune in text.EnumerateRunes())
            thousandths += Of(rune);

        return thousandths * size * Reserve / 1000;
    }

    private static int Of(Rune rune)
    {
        if (rune.Value is >= ' ' and <= '~')
            return Widths[rune.Value - ' '];

        return Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => 0,
            UnicodeCategory.UppercaseLetter => OtherUpper,
            UnicodeCategory.LowercaseLetter or UnicodeCategory.SpaceSeparator => Other,
            _ when rune.Value < 0x1100 => Other,
            _ => Wide,
        };
    }
}
