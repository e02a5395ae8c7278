using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A definition that was read at compile time. Immutable.</summary>
/// <param name="Declaration">What it declares.</param>
/// <param name="Graph">Its graph; <see langword="null"/> if the engine refuses it.</param>
/// <param name="Define">The place of the method <c>Define</c>.</param>
/// <param name="Baseline">The keys that it must keep.</param>
internal sealed record CheckedDefinition(
    DefinitionDeclaration Declaration, FoldedGraph? Graph, Location Define, Baseline Baseline)
{
    /// <summary>The graph for walks; <see langword="null"/> if the engine refuses the definition.</summary>
    public StageGraph? Walkable { get; } = Graph is null ? null : new(Graph);

    public IReadOnlyList<StageDeclaration> Stages => Declaration.Stages;

    /// <summary>Whether other stages lie within a stage.</summary>
    public bool IsSuperstage(StageDeclaration stage) =>
        Declaration.Stages.Exists(each => each.Superstages.Exists(superstage => superstage.Key == stage.Key));

    /// <summary>Whether a transition leads from a stage to another.</summary>
    public bool IsLeft(StageDeclaration stage) =>
        Graph!.Transitions.Any(transition =>
            transition.From == stage.Key && transition.Kind is FoldedKind.Move or FoldedKind.Return);

    public static Location PlaceOf(StageDeclaration stage) =>
        stage.Declared.Count > 0 ? stage.Declared[0] : stage.First;
}
