using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>What came of reading a definition.</summary>
/// <param name="Declaration">What was read.</param>
/// <param name="Obstacle">Where reading stopped, and why; <see langword="null"/> where all was read.</param>
internal sealed record Folding(DefinitionDeclaration Declaration, (Location Location, string Reason)? Obstacle)
{
    /// <summary>The graph; <see langword="null"/> where something could not be read, or is wrong.</summary>
    public FoldedGraph? Graph => Obstacle is null ? GraphLinker.Link(Declaration) : null;
}
