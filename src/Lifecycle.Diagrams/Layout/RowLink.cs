namespace Lifecycle.Diagrams;

/// <summary>A part of an edge or of the side of a cluster, from an item to one in the next row.</summary>
internal sealed class RowLink(RowItem upper, RowItem lower, int weight = 1)
{
    public RowItem Upper => upper;

    public RowItem Lower => lower;

    /// <summary>How bad it is to cross it.</summary>
    public int Weight => weight;

    /// <summary>Where it leaves, to the right of the centre of the upper item.</summary>
    public int UpperPort { get; set; }

    /// <summary>Where it arrives, to the right of the centre of the lower item.</summary>
    public int LowerPort { get; set; }
}
