using System.Text;

namespace Lifecycle.Diagrams;

/// <summary>A picture in words, for readers who do not see it.</summary>
internal static class PictureDescription
{
    public static string Of(Picture picture)
    {
        var text = new StringBuilder("The lifecycle starts in ").Append(Name(picture.Initial)).Append('.');
        var nodes = picture.Nodes().ToArray();
        var leaving = picture.Arrows.ToLookup(arrow => arrow.From);
        if (Array.Find(nodes, node => node.IsPresent) is { } present)
            text.Append(" The present stage is ").Append(Name(present)).Append('.');

        Add(text, " Permitted: ", picture.Arrows.Where(arrow => arrow.IsPermitted).Select(arrow => Text(arrow.Label)));
        Add(text, " Taken: ", picture.Arrows.Where(arrow => arrow.IsWalked).Select(Step));
        foreach (var node in nodes)
        {
            Add(text, $" Within {Name(node)}: ", node.Children.Where(child => !child.IsChoice).Select(Name));
            Add(
                text,
                node.IsChoice ? " A return leads to: " : $" From {Name(node)}: ",
                leaving[node].Select(arrow => Target(node, arrow)));
        }

        Add(text, " The lifecycle ends in: ", nodes.Where(node => node.IsTerminal).Select(Name));
        return text.ToString();
    }

    private static string Target(Node from, Arrow arrow) =>
        from.IsChoice ? Name(arrow.To)
        : arrow.To.IsChoice ? $"{Text(arrow.Label)} (back to the previous stage)"
        : $"{Text(arrow.Label)} to {Name(arrow.To)}";

    private static string Step(Arrow arrow) => $"{Text(arrow.Label)} in {Name(arrow.From)}";

    private static void Add(StringBuilder text, string begin, IEnumerable<string> names)
    {
        if (string.Join(", ", names) is { Length: > 0 } list)
            text.Append(begin).Append(list).Append('.');
    }

    private static string Name(Node node) => Text(node.Label);

    private static string Text(string label) => LabelText.Of(label);
}
