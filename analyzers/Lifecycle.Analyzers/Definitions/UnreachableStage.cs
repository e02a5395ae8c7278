using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2002: a stage that no path reaches.</summary>
internal sealed class UnreachableStage : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2002", DiagnosticSeverity.Warning, "No path reaches the stage",
        "No path leads from {0} to {1}. Add a transition to {1}, or remove the stage.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (definition.Walkable is not { } graph)
            return [];

        var reached = graph.Reachable(graph.Initial);
        return
            from stage in definition.Stages
            where (graph.Of(stage.Key) & reached).IsEmpty
            select Diagnostic.Create(
                Descriptor, CheckedDefinition.PlaceOf(stage), definition.Graph!.Initial, stage.Key);
    }
}
