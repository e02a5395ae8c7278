namespace Lifecycle.Diagrams;

/// <summary>What is ordered in a row: a single item, or the part of the row that belongs to a cluster.</summary>
internal abstract class RowPart
{
    /// <summary>Where it wants to be among its neighbours.</summary>
    public double Wish { get; set; }
}
