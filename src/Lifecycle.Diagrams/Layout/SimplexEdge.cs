namespace Lifecycle.Diagrams;

/// <summary>A least distance between two nodes, and what each unit of their distance costs.</summary>
internal readonly record struct SimplexEdge(int Tail, int Head, int Least, int Weight);
