namespace Lifecycle.Diagrams;

/// <summary>What takes a place in a row: a node, a title, a label, or the passage of an edge.</summary>
internal sealed class RowItem(int row, LayoutBox? parent) : RowPart
{
    public int Row => row;

    /// <summary>The innermost cluster that it is in.</summary>
    public LayoutBox? Parent => parent;

    /// <summary>The node, or the cluster whose title it is; null for a part of an edge.</summary>
    public LayoutBox? Box { get; init; }

    public bool IsTitle { get; init; }

    /// <summary>
    /// Whether it stands for the side of a cluster. Sides keep edges out of clusters: they take a place in the order of
    /// the row, but no room.
    /// </summary>
    public RowSide Side { get; init; }

    /// <summary>Whether it keeps its place among its neighbours: a title or a side.</summary>
    public bool IsPinned => IsTitle || Side != RowSide.None;

    /// <summary>Whether it is a part of an edge, and best in line with the parts above and below it.</summary>
    public bool IsPassage => Box is null && Side == RowSide.None;

    /// <summary>How far it reaches to the left of its centre.</summary>
    public int Left { get; init; }

    /// <summary>How far it reaches to the right of its centre.</summary>
    public int Right { get; init; }

    public int Height { get; init; }

    public List<RowLink> Up { get; } = [];

    public List<RowLink> Down { get; } = [];

    /// <summary>The place in the row.</summary>
    public int Place { get; set; }

    /// <summary>The column of the centre.</summary>
    public int X { get; set; }
}
