using System.Globalization;
using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>Writes a picture as a PlantUML state diagram.</summary>
internal sealed class PlantUmlWriter
{
    private readonly Lines _lines = new();
    private readonly Picture _picture;

    private PlantUmlWriter(Picture picture) => _picture = picture;

    public static string Write(Picture picture)
    {
        var writer = new PlantUmlWriter(picture);
        writer.Write();
        return writer._lines.ToString();
    }

    private void Write()
    {
        _lines.Add("@startuml");
        if (_picture.Direction == DiagramDirection.LeftToRight)
            _lines.Add("left to right direction");

        _lines.Add("hide empty description");
        foreach (var root in _picture.Roots)
            Write(root);

        _lines.Add($"[*] --> {_picture.Initial.Id}");
        foreach (var arrow in _picture.Arrows)
            Write(arrow);

        foreach (var node in _picture.Nodes().Where(node => node is { IsTerminal: true, Parent: null }))
            _lines.Add($"{node.Id} --> [*]");

        foreach (var node in _picture.Nodes())
            WriteNote(node);

        _lines.Add("@enduml");
    }

    private void Write(Node node)
    {
        if (node.IsChoice)
        {
            _lines.Add($"state {node.Id} <<choice>>");
            return;
        }

        var colour = node.IsPresent ? $" {DiagramColours.PresentFill}"
            : node.IsWalked ? $" {DiagramColours.WalkedFill}"
            : "";
        var declaration = $"state \"{Escape(node.Label)}\" as {node.Id}{colour}";
        if (node.Children.Count == 0)
        {
            _lines.Add(declaration);
            return;
        }

        _lines.Open($"{declaration} {{");
        foreach (var child in node.Children)
            Write(child);

        // The pseudo-states belong to the state that they are written in.
        if (node.Initial is { } initial)
            _lines.Add($"[*] --> {initial.Id}");
        foreach (var child in node.Children.Where(child => child.IsTerminal))
            _lines.Add($"{child.Id} --> [*]");

        _lines.Close("}");
    }

    private void Write(Arrow arrow)
    {
        var style = arrow.IsWalked ? $"[{DiagramColours.Walked},bold]"
            : arrow.IsPermitted ? $"[{DiagramColours.Present},bold]"
            : arrow.IsReturn ? "[dashed]"
            : "";
        var label = arrow.Label.Length == 0 ? "" : $" : {Escape(arrow.Label)}";
        _lines.Add($"{arrow.From.Id} -{style}-> {arrow.To.Id}{label}");
    }

    private void WriteNote(Node node)
    {
        if (node.Note.Count == 0)
            return;

        // Behind a bullet, no line is a command.
        _lines.Open($"note right of {node.Id}");
        foreach (var line in node.Note)
            _lines.Add($"<U+2022> {Escape(line)}");

        _lines.Close("end note");
    }

    /// <summary>
    /// Writes what is neither a letter nor a digit as the number of the character: what formats text, includes files
    /// and calls functions is made of the others.
    /// </summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var rune in LabelText.Of(text).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) || rune.Value is ' ' or '.' or ',')
                escaped.Append(rune.ToString());
            else
                escaped.Append(CultureInfo.InvariantCulture, $"<U+{rune.Value:X4}>");
        }

        var label = escaped.ToString();
        return label.Trim().Length == 0 ? "<U+00A0>" : label;
    }
}
