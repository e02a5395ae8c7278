using System.Globalization;

namespace Lifecycle.Diagrams;

/// <summary>A text in lines that are not wider than they may be.</summary>
/// <param name="Lines">The lines.</param>
/// <param name="FontSize">The size of the font in pixels.</param>
/// <param name="Size">The room that they take.</param>
internal sealed record TextBlock(IReadOnlyList<string> Lines, int FontSize, LayoutSize Size)
{
    public int LineHeight => LineHeightOf(FontSize);

    /// <summary>Breaks a text between words; within a word only if it is too long for a line.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fontSize">The size of the font in pixels.</param>
    /// <param name="width">The greatest width in pixels.</param>
    public static TextBlock Of(string text, int fontSize, int width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var word in LabelText.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var piece in Pieces(word, fontSize, width))
            {
                var isFirstPiece = piece.Start == 0;
                var longer = line.Length == 0 ? piece.Text : isFirstPiece ? $"{line} {piece.Text}" : line + piece.Text;
                if (line.Length > 0 && TextWidths.Of(longer, fontSize) > width)
                {
                    lines.Add(line);
                    line = piece.Text;
                }
                else
                {
                    line = longer;
                }
            }
        }

        if (line.Length > 0)
            lines.Add(line);

        var widest = lines.Select(each => TextWidths.Of(each, fontSize)).DefaultIfEmpty().Max();
        return new(lines, fontSize, new((int)Math.Ceiling(widest), lines.Count * LineHeightOf(fontSize)));
    }

    private static int LineHeightOf(int fontSize) => (int)Math.Ceiling(fontSize * 1.25);

    /// <summary>The parts that a word may be broken into: where its capitals begin, or anywhere in a part that is still
    /// too long.</summary>
    private static List<(int Start, string Text)> Pieces(string word, int fontSize, int width)
    {
        if (TextWidths.Of(word, fontSize) <= width)
            return [(0, word)];

        var pieces = new List<(int Start, string Text)>();
        var (start, end) = (0, 0);
        var elements = StringInfo.GetTextElementEnumerator(word);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            var beginsWord = end > start && char.IsUpper(element[0]) && char.IsLower(word[end - 1]);
            if (end > start && (beginsWord || TextWidths.Of(word[start..end] + element, fontSize) > width))
            {
                pieces.Add((start, word[start..end]));
                start = end;
            }

            end += element.Length;
        }

        pieces.Add((start, word[start..end]));
        return pieces;
    }
}
