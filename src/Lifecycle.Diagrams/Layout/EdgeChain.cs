namespace Lifecycle.Diagrams;

/// <summary>The items that an edge passes, from the upper end to the lower.</summary>
/// <param name="Edge">The edge.</param>
/// <param name="IsUpwards">Whether the edge begins at the lower end.</param>
/// <param name="Links">The parts of the edge.</param>
/// <param name="Label">The item of its label; null if it has none.</param>
internal sealed record EdgeChain(LayoutEdge Edge, bool IsUpwards, IReadOnlyList<RowLink> Links, RowItem? Label);
