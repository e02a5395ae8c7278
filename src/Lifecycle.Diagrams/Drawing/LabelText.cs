using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>A text as a label: on one line, well formed and of bounded length.</summary>
internal static class LabelText
{
    private const int Longest = 200;

    public static string Of(string text)
    {
        var line = OneLineText.Of(text);
        var runes = line.EnumerateRunes();
        if (runes.Count() <= Longest)
            return line;

        var cut = new StringBuilder(Longest + 1);
        foreach (var rune in runes.Take(Longest))
            cut.Append(rune.ToString());

        return cut.Append('…').ToString();
    }
}
