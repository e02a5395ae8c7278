namespace Lifecycle.Diagrams;

/// <summary>Distances in pixels.</summary>
internal static class Spacing
{
    /// <summary>Between neighbours in a row of which neither is a part of an edge.</summary>
    public const int Nodes = 32;

    /// <summary>Between other neighbours.</summary>
    public const int Passages = 16;

    /// <summary>Between the border of a cluster and what is in it.</summary>
    public const int Padding = 12;

    /// <summary>Between the border of a cluster and what is beside it.</summary>
    public const int Margin = 14;

    /// <summary>Between two rows.</summary>
    public const int Rows = 12;

    /// <summary>More, in front of a node: room for the head of an arrow.</summary>
    public const int ArrowHead = 10;

    /// <summary>Between the ends of edges at one side of a node, at most.</summary>
    public const int Ports = 28;

    /// <summary>From the corner of a node to the first edge.</summary>
    public const int Corner = 12;

    /// <summary>How far a loop reaches.</summary>
    public const int Loop = 22;

    /// <summary>Between a loop and its label.</summary>
    public const int LoopLabel = 4;

    public const int LeastLoopHeight = 22;

    /// <summary>Between the lines of an edge and the label that interrupts it.</summary>
    public const int Label = 3;

    /// <summary>Between a label and other edges above and below it.</summary>
    public const int LabelLead = 6;

    /// <summary>Around the page.</summary>
    public const int Page = 8;
}
