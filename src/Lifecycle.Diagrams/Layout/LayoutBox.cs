namespace Lifecycle.Diagrams;

/// <summary>A box to place: a node, or a cluster around other boxes.</summary>
internal sealed class LayoutBox(LayoutBox? parent = null)
{
    public LayoutBox? Parent => parent;

    public List<LayoutBox> Children { get; } = [];

    public bool IsCluster => Children.Count > 0;

    /// <summary>The size of a node, or of a cluster's title.</summary>
    public LayoutSize Size { get; init; }

    /// <summary>The node that a cluster is entered through, or that a marker stands in front of.</summary>
    public LayoutBox? Entrance { get; set; }

    /// <summary>Whether it is a small mark in front of its entrance.</summary>
    public bool IsMarker { get; init; }

    /// <summary>Where the layout put it.</summary>
    public LayoutArea Area { get; set; }

    /// <summary>Where the layout put the title of a cluster.</summary>
    public LayoutArea Title { get; set; }

    public IEnumerable<LayoutBox> Clusters()
    {
        for (var cluster = Parent; cluster is not null; cluster = cluster.Parent)
            yield return cluster;
    }

    public bool IsWithin(LayoutBox? cluster) => cluster is null || cluster == this || Clusters().Contains(cluster);

    public LayoutBox FirstNode() =>
        !IsCluster ? this : (Entrance ?? Children.Find(child => !child.IsMarker) ?? Children[0]).FirstNode();
}
