using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Lifecycle.Diagrams;

/// <summary>Writes a picture as a Mermaid state diagram.</summary>
internal sealed partial class MermaidWriter
{
    private readonly Lines _lines = new();
    private readonly Picture _picture;

    /// <summary>The arrows by the superstage that they are written in, and those at the top.</summary>
    private readonly ILookup<Node?, Arrow> _arrows;

    /// <summary>The nodes that an arrow beside them mentions.</summary>
    private readonly HashSet<Node> _mentioned;

    private MermaidWriter(Picture picture)
    {
        _picture = picture;
        _arrows = picture.Arrows.ToLookup(Container);
        _mentioned =
        [
            .. _arrows.SelectMany(container => container
                .SelectMany(arrow => new[] { arrow.From, arrow.To })
                .Where(node => node.Parent == container.Key)),
        ];
    }

    public static string Write(Picture picture)
    {
        var writer = new MermaidWriter(picture);
        writer.Write();
        return writer._lines.ToString();
    }

    private void Write()
    {
        _lines.Open("stateDiagram-v2");
        if (_picture.Direction == DiagramDirection.LeftToRight)
            _lines.Add("direction LR");

        Write(null, _picture.Roots, _picture.Initial);
        foreach (var node in _picture.Nodes())
            WriteNote(node);

        WriteClass("present", "stroke-width:4px,font-weight:bold", node => node.IsPresent);
        WriteClass("walked", "stroke-dasharray:6", node => node is { IsWalked: true, IsPresent: false });
    }

    private void Write(Node? container, List<Node> nodes, Node? initial)
    {
        // To Mermaid a state is within the last superstage that mentions it. So a superstage mentions its children
        // only, and what leads further is written at the top.
        while (container is not null && initial is not null && initial.Parent != container)
            initial = initial.Parent;

        if (initial is not null)
            _lines.Add($"[*] --> {initial.Id}");

        foreach (var node in nodes.Where(node => node != initial || !IsBare(node)))
            Write(node);

        foreach (var arrow in _arrows[container])
            Write(arrow);

        foreach (var node in nodes.Where(node => node.IsTerminal))
            _lines.Add($"{node.Id} --> [*]");
    }

    private static bool IsBare(Node node) => node is { IsChoice: false, Children: [] } && node.Label == node.Id;

    private static Node? Container(Arrow arrow) => arrow.From.Parent == arrow.To.Parent ? arrow.From.Parent : null;

    private void Write(Node node)
    {
        if (node.IsChoice)
        {
            _lines.Add($"state {node.Id} <<choice>>");
            return;
        }

        var declaration = node.Label == node.Id ? node.Id : $"state \"{Escape(node.Label)}\" as {node.Id}";
        if (node.Children.Count == 0)
        {
            // A state that its own superstage mentions needs no declaration.
            if (!IsBare(node) || !(node.IsTerminal || _mentioned.Contains(node)))
                _lines.Add(declaration);

            return;
        }

        _lines.Open(node.Label == node.Id ? $"state {node.Id} {{" : $"{declaration} {{");
        Write(node, node.Children, node.Initial);
        _lines.Close("}");
    }

    private void Write(Arrow arrow)
    {
        var mark = arrow.IsWalked ? "✓ " : arrow.IsPermitted ? "▸ " : "";
        var label = arrow.Label.Length == 0 ? "" : $" : {mark}{Escape(arrow.Label)}";
        _lines.Add($"{arrow.From.Id} --> {arrow.To.Id}{label}");
    }

    private void WriteNote(Node node)
    {
        if (node.Note.Count == 0)
            return;

        _lines.Open($"note right of {node.Id}");
        foreach (var line in node.Note)
            _lines.Add(Escape(line));

        _lines.Close("end note");
    }

    private void WriteClass(string name, string style, Func<Node, bool> has)
    {
        string[] ids = [.. _picture.Nodes().Where(has).Select(node => node.Id)];
        if (ids.Length == 0)
            return;

        _lines.Add($"classDef {name} {style}");
        _lines.Add($"class {string.Join(',', ids)} {name}");
    }

    /// <summary>Writes what is neither a letter nor harmless as the number of the character.</summary>
    private static string Escape(string text)
    {
        var label = LabelText.Of(text);
        var escaped = new StringBuilder(label.Length);
        foreach (var rune in label.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || IsHarmless(rune))
                escaped.Append(rune.ToString());
            else
                escaped.Append(CultureInfo.InvariantCulture, $"#{rune.Value};");
        }

        // An ampersand that stands alone begins no entity. Mermaid looks for these two commands anywhere in a line.
        var line = Command().Replace(
            escaped.Replace("#38; ", "& ").ToString(),
            word => string.Create(CultureInfo.InvariantCulture, $"#{(int)word.Value[0]};{word.Value.AsSpan(1)}"));
        return line.Trim().Length == 0 ? "#160;" : line;
    }

    private static bool IsHarmless(Rune rune) =>
        " .,()/?!+=_'-[]…→".Contains(rune.ToString(), StringComparison.Ordinal);

    [GeneratedRegex(@"end(?=\s+note)|direction(?=\s+(?:TB|BT|RL|LR))", RegexOptions.IgnoreCase)]
    private static partial Regex Command();
}
