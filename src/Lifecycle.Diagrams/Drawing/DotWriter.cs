using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>Writes a picture in the DOT language.</summary>
internal sealed class DotWriter
{
    private readonly Lines _lines = new();
    private readonly Picture _picture;

    private DotWriter(Picture picture) => _picture = picture;

    public static string Write(Picture picture)
    {
        var writer = new DotWriter(picture);
        writer.Write();
        return writer._lines.ToString();
    }

    private void Write()
    {
        _lines.Open($"digraph {Quote(_picture.Name)} {{");
        var direction = _picture.Direction == DiagramDirection.LeftToRight ? "LR" : "TB";
        _lines.Add($"graph [compound=true, newrank=true, rankdir={direction}, fontname=\"sans-serif\"]");
        _lines.Add("node [shape=box, style=rounded, fontname=\"sans-serif\"]");
        _lines.Add("edge [fontname=\"sans-serif\"]");
        _lines.Add("initial_ [shape=point, width=0.15, label=\"\"]");
        foreach (var root in _picture.Roots)
            Write(root);

        _lines.Add($"initial_ -> {_picture.Initial.Id}");
        foreach (var arrow in _picture.Arrows)
            Write(arrow);

        foreach (var node in _picture.Nodes())
            WriteNote(node);

        _lines.Close("}");
    }

    private void Write(Node node)
    {
        if (node.IsChoice)
        {
            _lines.Add($"{node.Id} [shape=diamond, style=solid, label={Quote(node.Label)}]");
        }
        else if (node.Children.Count == 0)
        {
            _lines.Add($"{node.Id} [label={Quote(node.Label)}{Style(node)}]");
        }
        else
        {
            _lines.Open($"subgraph cluster_{node.Id} {{");
            _lines.Add($"graph [label={Quote(node.Label)}, style=rounded]");
            foreach (var child in node.Children)
                Write(child);

            // The way in. Edges that leave a cluster show where they begin; what enters it would not.
            if (node.Initial is { } initial)
            {
                _lines.Add($"initial_of_{node.Id} [shape=point, width=0.1, label=\"\"]");
                _lines.Add($"initial_of_{node.Id} -> {initial.FirstLeaf().Id}");
            }

            _lines.Close("}");
        }
    }

    private static string Style(Node node)
    {
        var style = node.IsTerminal ? ", peripheries=2" : "";
        if (node.IsPresent)
            style += $", style=\"rounded,filled\", fillcolor=\"{DiagramColours.PresentFill}\", "
                + $"penwidth=2.5, color=\"{DiagramColours.Present}\"";
        else if (node.IsWalked)
            style += $", color=\"{DiagramColours.Walked}\", penwidth=2";

        return style;
    }

    private void Write(Arrow arrow)
    {
        List<string> attributes = [];
        if (arrow.Label.Length > 0)
            attributes.Add($"label={Quote(arrow.Label)}");
        if (arrow.From.Children.Count > 0)
            attributes.Add($"ltail=cluster_{arrow.From.Id}");
        if (arrow.IsReturn)
            attributes.Add("style=dashed");
        if (arrow.IsWalked)
            attributes.Add($"color=\"{DiagramColours.Walked}\", penwidth=2");
        else if (arrow.IsPermitted)
            attributes.Add($"color=\"{DiagramColours.Present}\", fontcolor=\"{DiagramColours.Present}\", penwidth=2");

        var list = attributes.Count == 0 ? "" : $" [{string.Join(", ", attributes)}]";
        _lines.Add($"{arrow.From.FirstLeaf().Id} -> {arrow.To.Id}{list}");
    }

    private void WriteNote(Node node)
    {
        if (node.Note.Count == 0)
            return;

        // \l ends a line that is aligned to the left.
        var text = string.Concat(node.Note.Select(line => $"{Escape(line)}\\l"));
        _lines.Add($"note_{node.Id} [shape=note, style=solid, label=\"{text}\"]");
        _lines.Add($"note_{node.Id} -> {node.FirstLeaf().Id} [style=dotted, arrowhead=none, constraint=false]");
    }

    private static string Quote(string text) => $"\"{Escape(text)}\"";

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in LabelText.Of(text).EnumerateRunes())
        {
            escaped.Append(rune.Value switch
            {
                '"' => "\\\"",
                '\\' => @"\\",
                '&' => "&amp;",
                _ => rune.ToString(),
            });
        }

        return escaped.ToString();
    }
}
