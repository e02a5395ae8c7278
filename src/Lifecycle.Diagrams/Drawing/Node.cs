namespace Lifecycle.Diagrams;

/// <summary>A stage in a diagram, or the choice between the stages to return to.</summary>
internal sealed class Node(string id, string label, Node? parent)
{
    public string Id => id;

    public string Label => label;

    public Node? Parent => parent;

    public List<Node> Children { get; } = [];

    public bool IsChoice { get; init; }

    public bool IsTerminal { get; init; }

    public bool IsPresent { get; init; }

    public bool IsWalked { get; init; }

    /// <summary>The stage that a superstage is entered through.</summary>
    public Node? Initial { get; set; }

    /// <summary>The lines of its note.</summary>
    public IReadOnlyList<string> Note { get; init; } = [];

    public bool IsWithin(Node other)
    {
        var node = this;
        while (node is not null && node != other)
            node = node.Parent;

        return node is not null;
    }

    public Node FirstLeaf() =>
        Initial is { } initial ? initial.FirstLeaf()
        : Children.Find(child => !child.IsChoice) is { } child ? child.FirstLeaf()
        : this;
}
