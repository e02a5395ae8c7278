using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>The result of reading a definition.</summary>
/// <param name="Declaration">What the definition declares, as far as it was read.</param>
/// <param name="Obstacle">The statement that could not be read, and the reason; <see langword="null"/> if
/// everything was read.</param>
internal sealed record Folding(DefinitionDeclaration Declaration, (Location Location, string Reason)? Obstacle)
{
    /// <summary>
    /// The graph; <see langword="null"/> if the definition is not readable, or the engine would refuse it.
    /// </summary>
    public FoldedGraph? Graph => Obstacle is null ? GraphLinker.Link(Declaration) : null;
}
