namespace Lifecycle.Diagrams;

/// <summary>A side of a cluster.</summary>
internal enum RowSide
{
    None,
    Left,
    Right,
}
