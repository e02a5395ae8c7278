using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2007: a stage from which no terminal stage can be reached, although the lifecycle has one.</summary>
internal sealed class Trap : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2007", DiagnosticSeverity.Warning, "No terminal stage can be reached from the stage",
        "No terminal stage can be reached from {0}. Add a transition that leads towards one.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (definition.Walkable is not { } graph)
            return [];

        var terminal = definition
            .Graph!.Stages.Where(stage => stage.IsTerminal)
            .Aggregate(StageSet.Empty, (union, stage) => union | graph.Of(stage.Key));
        var reached = graph.Reachable(graph.Initial);
        return terminal.IsEmpty
            ? []
            : from stage in definition.Stages
              where !definition.IsSuperstage(stage) && definition.IsLeft(stage)
              let standing = graph.Of(stage.Key)
              where standing.IsWithin(reached) && (graph.Reachable(standing) & terminal).IsEmpty
              select Diagnostic.Create(Descriptor, CheckedDefinition.PlaceOf(stage), stage.Key);
    }
}
