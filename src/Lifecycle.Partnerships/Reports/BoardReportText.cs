using System.Text;

namespace Lifecycle.Partnerships;

/// <summary>Writes a board report as plain text.</summary>
internal static class BoardReportText
{
    private const int Width = 80;

    public static string Of(BoardReport report)
    {
        var text = new StringBuilder();
        Append(text, $"{report.Partnership}: {report.Rating.ToString().ToUpperInvariant()}", "");
        Append(text, $"{BoardReportSections.Standing(report)}. Report of {report.At.Day()}.", "");
        foreach (var (title, lines) in BoardReportSections.Of(report))
        {
            text.Append('\n').Append(title).Append('\n');
            foreach (var line in lines)
                Append(text, line, "  ");
        }

        return text.ToString().TrimEnd('\n');
    }

    /// <summary>Appends a line, broken between words, with the rest indented further.</summary>
    private static void Append(StringBuilder text, string line, string indent)
    {
        var length = text.Append(indent).Length - indent.Length;
        foreach (var word in line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var column = text.Length - length;
            if (column > indent.Length && column + 1 + word.Length > Width)
            {
                text.Append('\n');
                length = text.Length;
                text.Append(indent).Append("  ");
            }
            else if (column > indent.Length)
                text.Append(' ');

            text.Append(word);
        }

        text.Append('\n');
    }
}
