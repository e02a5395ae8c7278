using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>A definition that was read at compile time. Immutable.</summary>
/// <param name="Declaration">What it declares.</param>
/// <param name="Graph">Its graph; <see langword="null"/> if the engine refuses it for more than single
/// transitions.</param>
/// <param name="Define">The place of the method <c>Define</c>.</param>
/// <param name="Baseline">The keys that it must keep.</param>
/// <param name="Migrations">The stages that code migrates.</param>
/// <param name="IsOwn">Whether no other definition is made by the code at a place.</param>
internal sealed record CheckedDefinition(
    DefinitionDeclaration Declaration,
    FoldedGraph? Graph,
    Location Define,
    Baseline Baseline,
    DeclaredMigrations Migrations,
    Func<Location, bool> IsOwn)
{
    /// <summary>The graph for walks; <see langword="null"/> if there is no graph.</summary>
    public StageGraph? Walkable { get; } = Graph is null ? null : new(Graph);

    public IReadOnlyList<StageDeclaration> Stages => Declaration.Stages;

    /// <summary>Whether other stages lie within a stage.</summary>
    public bool IsSuperstage(StageDeclaration stage) =>
        Declaration.Stages.Exists(each => each.Superstages.Exists(superstage => superstage.Key == stage.Key));

    /// <summary>Whether a transition leads from a stage to another.</summary>
    public bool IsLeft(StageDeclaration stage) =>
        Graph!.Transitions.Any(transition =>
            transition.From == stage.Key && transition.Kind is FoldedKind.Move or FoldedKind.Return);

    /// <summary>
    /// The properties of a report at a trigger or target: whether a change there changes one transition. A place in a
    /// loop or helper may stand for transitions of several stages.
    /// </summary>
    public ImmutableDictionary<string, string?> PropertiesAt(Location place)
    {
        var read = Declaration.Stages
            .SelectMany(stage => stage.Transitions)
            .SelectMany(transition => transition.Branches
                .SelectMany(branch => branch.Ends)
                .Select(end => end.Target?.Location)
                .Append(transition.Trigger.Location))
            .Count(place.Equals);
        return Properties(read == 1 && IsOwn(place));
    }

    /// <summary>The properties of a report at a stage: whether the place stands for one stage.</summary>
    public ImmutableDictionary<string, string?> PropertiesAtStage(Location place) =>
        Properties(
            Stages.Count(stage => stage.First.Equals(place) || stage.Declared.Contains(place)) == 1 && IsOwn(place));

    private static ImmutableDictionary<string, string?> Properties(bool standsForOne) =>
        standsForOne
            ? ImmutableDictionary<string, string?>.Empty.Add(DefinitionRule.SingleProperty, bool.TrueString)
            : ImmutableDictionary<string, string?>.Empty;

    public static Location PlaceOf(StageDeclaration stage) =>
        stage.Declared.Count > 0 ? stage.Declared[0] : stage.First;
}
