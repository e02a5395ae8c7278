using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2003: a stage that no transition leaves, and that is not declared terminal.</summary>
internal sealed class DeadEnd : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2003", DiagnosticSeverity.Warning, "No transition leaves the stage",
        "No transition leaves {0}. Call IsTerminal() if the lifecycle ends there, or add a transition.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Graph is null
            ? []
            : from stage in definition.Stages
              where !definition.IsSuperstage(stage) && !stage.IsTerminal && !definition.IsLeft(stage)
              let place = CheckedDefinition.PlaceOf(stage)
              select Diagnostic.Create(Descriptor, place, definition.PropertiesAtStage(place), stage.Key);
}
