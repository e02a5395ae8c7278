namespace Lifecycle.Diagrams;

/// <summary>An edge to draw, from a node or a cluster to a node.</summary>
/// <param name="From">Where it begins.</param>
/// <param name="To">Where it ends.</param>
/// <param name="Label">The size of its label; zero for none.</param>
internal sealed record LayoutEdge(LayoutBox From, LayoutBox To, LayoutSize Label)
{
    /// <summary>Whether it leads back to where the story was, and says nothing about the story's order.</summary>
    public bool IsReturn { get; init; }

    /// <summary>
    /// Where the line begins. If it stays in the cluster that it begins at: at the node that the cluster is entered
    /// through.
    /// </summary>
    public LayoutBox Tail => To.IsWithin(From) ? From.FirstNode() : From;

    /// <summary>The node at which the line ends.</summary>
    public LayoutBox Head => To.FirstNode();

    /// <summary>Whether it begins and ends at one node.</summary>
    public bool IsLoop => Tail == Head;

    /// <summary>The lines that draw it, in its direction. A label interrupts it: there are two lines then.</summary>
    public IReadOnlyList<IReadOnlyList<LayoutPoint>> Lines { get; set; } = [];

    /// <summary>Where the layout put the label.</summary>
    public LayoutArea LabelArea { get; set; }
}
