using System.Globalization;
using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>
/// Writes a picture as SVG. It uses the colour of the text around it, and all looks are presentation attributes, which
/// any style sheet overrides.
/// </summary>
internal sealed class SvgWriter
{
    private const int ChoiceRadius = 12;

    private readonly Lines _lines = new();
    private readonly Picture _picture;
    private readonly SvgPicture _places;

    private SvgWriter(Picture picture)
    {
        _picture = picture;
        _places = new(picture);
    }

    public static string Write(Picture picture)
    {
        var writer = new SvgWriter(picture);
        writer.Write();
        return writer._lines.ToString();
    }

    private void Write()
    {
        var (width, height) = _places.Size;
        _lines.Open("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"lifecycle\" role=\"img\" "
            + Text($"viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" ")
            + "font-family=\"Helvetica, Arial, sans-serif\" "
            + (_picture.IsStandalone ? $"color=\"{DiagramColours.Ink}\" " : "")
            + "fill=\"none\" stroke=\"currentColor\" stroke-width=\"1.25\">");
        _lines.Add($"<title>{Escape(_picture.Name)}</title>");
        _lines.Add($"<desc>{Escape(PictureDescription.Of(_picture))}</desc>");
        if (_picture.IsStandalone)
            WritePage(width, height);

        foreach (var node in _picture.Nodes().Where(node => node.Children.Count > 0))
            WriteSuperstage(node);

        foreach (var (marker, start) in _places.Markers.Zip(_places.Starts))
            WriteStart(_places.Turn(marker.Area), start);

        foreach (var (arrow, text, edge) in _places.Arrows)
            Write(arrow, text, edge);

        foreach (var node in _picture.Nodes().Where(node => node.Children.Count == 0))
            WriteStage(node);

        _lines.Close("</svg>");
    }

    /// <summary>
    /// A background, and a style sheet that turns the image dark where the reader prefers dark pages. It applies to the
    /// root of a file only: put into another page, the image would not change that page.
    /// </summary>
    private void WritePage(int width, int height)
    {
        _lines.Open("<style>");
        _lines.Open("@media (prefers-color-scheme: dark) {");
        _lines.Add($"svg:root {{ color: {DiagramColours.InkOnDark} }}");
        _lines.Add($"svg:root .page {{ fill: {DiagramColours.PageOnDark} }}");
        _lines.Add($"svg:root .transition.permitted {{ color: {DiagramColours.PresentOnDark} }}");

        // What follows wins: a transition that was walked looks walked, and the present stage present.
        _lines.Add($"svg:root .transition.walked {{ color: {DiagramColours.WalkedOnDark} }}");
        _lines.Add($"svg:root .stage.walked rect {{ color: {DiagramColours.WalkedOnDark} }}");
        _lines.Add($"svg:root .stage.present rect {{ color: {DiagramColours.PresentOnDark} }}");
        _lines.Close("}");
        _lines.Close("</style>");
        _lines.Add(Text($"<rect class=\"page\" width=\"{width}\" height=\"{height}\" ")
            + $"fill=\"{DiagramColours.Page}\" stroke=\"none\"/>");
    }

    private void WriteSuperstage(Node node)
    {
        _lines.Open("<g class=\"superstage\">");
        WriteTooltip(node.Note);
        WriteRectangle(_places.AreaOf(node), 10, " fill=\"currentColor\" fill-opacity=\"0.03\" stroke-opacity=\"0.5\"");
        WriteText(SvgPicture.TextOf(node), _places.TitleOf(node), "start", "");
        _lines.Close("</g>");
    }

    private void WriteStart(LayoutArea area, LayoutEdge start)
    {
        _lines.Open("<g class=\"start\">");
        WriteLines(start);
        var radius = area.Width / 2;
        _lines.Add(Text($"<circle cx=\"{area.Left + radius}\" cy=\"{area.Top + radius}\" r=\"{radius}\" ")
            + "fill=\"currentColor\" stroke=\"none\"/>");
        _lines.Close("</g>");
    }

    private void WriteStage(Node node)
    {
        var area = _places.AreaOf(node);
        var classes = node.IsChoice ? "return" : "stage";
        classes += node.IsTerminal ? " terminal" : "";
        classes += node.IsPresent ? " present" : "";
        classes += node.IsWalked ? " walked" : "";
        var look = node.IsChoice ? " stroke-dasharray=\"4 3\""
            : node.IsPresent ? $" color=\"{DiagramColours.Present}\" stroke=\"currentColor\" stroke-width=\"2.5\" "
                + $"fill=\"{DiagramColours.PresentTint}\" fill-opacity=\"0.2\""
            : node.IsWalked ? $" color=\"{DiagramColours.Walked}\" stroke=\"currentColor\" stroke-width=\"2.5\""
            : "";
        _lines.Open($"<g class=\"{classes}\">");
        WriteTooltip(node.Note);
        WriteRectangle(area, node.IsChoice ? ChoiceRadius : 8, look);
        if (node.IsTerminal)
            WriteRectangle(new(area.Left + 4, area.Top + 4, area.Width - 8, area.Height - 8), 5, "");

        WriteText(SvgPicture.TextOf(node), area, "middle", node.IsPresent ? " font-weight=\"bold\"" : "");
        _lines.Close("</g>");
    }

    private void Write(Arrow arrow, TextBlock text, LayoutEdge edge)
    {
        var classes = "transition";
        classes += arrow.IsReturn ? " return" : "";
        classes += arrow.IsWalked ? " walked" : "";
        classes += arrow.IsPermitted ? " permitted" : "";
        var look = arrow.IsWalked ? $" color=\"{DiagramColours.Walked}\" stroke=\"currentColor\" stroke-width=\"2.5\""
            : arrow.IsPermitted ? $" color=\"{DiagramColours.Present}\" stroke=\"currentColor\" stroke-width=\"2.5\""
            : "";
        look += arrow.IsReturn ? " stroke-dasharray=\"6 4\"" : "";
        _lines.Open($"<g class=\"{classes}\"{look}>");
        WriteTooltip(arrow.Note);
        WriteLines(edge);
        WriteText(text, _places.Turn(edge.LabelArea), "middle", "");
        _lines.Close("</g>");
    }

    private void WriteLines(LayoutEdge edge)
    {
        var lines = edge.Lines.Select(line => _places.Turn(line).ToArray()).ToArray();
        var path = new StringBuilder();
        for (var index = 0; index < lines.Length; index++)
            path.Append(SvgPath.Of(lines[index], hasHead: index == lines.Length - 1));

        _lines.Add($"<path d=\"{path}\"/>");
        _lines.Add($"<path d=\"{SvgPath.HeadOf(lines[^1])}\" fill=\"currentColor\" stroke=\"none\"/>");
    }

    private void WriteTooltip(IReadOnlyList<string> note)
    {
        if (note.Count > 0)
            _lines.Add($"<title>{string.Join('\n', note.Select(Escape))}</title>");
    }

    private void WriteRectangle(LayoutArea area, int radius, string look) =>
        _lines.Add(Text($"<rect x=\"{area.Left}\" y=\"{area.Top}\" width=\"{area.Width}\" height=\"{area.Height}\" ")
            + Text($"rx=\"{radius}\"{look}/>"));

    private void WriteText(TextBlock text, LayoutArea area, string anchor, string look)
    {
        var x = anchor == "start" ? area.Left : area.Left + (area.Width / 2);
        var top = area.Top + ((area.Height - text.Size.Height) / 2);
        for (var index = 0; index < text.Lines.Count; index++)
        {
            // From the top of a line to the baseline it is about the size of the font.
            var y = top + (index * text.LineHeight) + text.FontSize;
            _lines.Add(Text($"<text x=\"{x}\" y=\"{y}\" font-size=\"{text.FontSize}\" text-anchor=\"{anchor}\"{look} ")
                + $"fill=\"currentColor\" stroke=\"none\">{Escape(text.Lines[index])}</text>");
        }
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (var rune in OneLineText.Of(text).EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '&' => "&amp;",
                '<' => "&lt;",
                '>' => "&gt;",
                '"' => "&quot;",
                '\'' => "&#39;",

                // XML has no such characters, not even by their numbers.
                0xfffe or 0xffff => "\ufffd",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
