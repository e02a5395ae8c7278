using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2001: a definition with no initial stage, or with several.</summary>
internal sealed class InitialStage : DefinitionRule
{
    private static readonly DiagnosticDescriptor Missing = Rule.Definition(
        "LFC2001", DiagnosticSeverity.Error, "A lifecycle starts in exactly one stage",
        "The definition declares no initial stage. Call StartsIn(stage).");

    private static readonly DiagnosticDescriptor Further = Rule.Definition(
        "LFC2001", DiagnosticSeverity.Error, "A lifecycle starts in exactly one stage",
        "The lifecycle already starts in {0}. Call StartsIn once.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Missing, Further);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        var initial = definition.Declaration.InitialStages;
        return initial.Count == 0
            ? [Diagnostic.Create(Missing, definition.Define)]
            : initial.Skip(1).Select(further => Diagnostic.Create(Further, further.Location, initial[0].Key));
    }
}
