using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2020: an initial substage that does not lie within its superstage, or several of them.</summary>
internal sealed class SubstageOutside : DefinitionRule
{
    private static readonly DiagnosticDescriptor Outside = Rule.Definition(
        "LFC2020", DiagnosticSeverity.Error, "An initial substage is invalid",
        "{0} starts in {1}, which does not lie within it, so the definition throws. Call Within({0}) on {1}, or name a "
            + "stage within {0}.");

    private static readonly DiagnosticDescriptor Several = Rule.Definition(
        "LFC2020", DiagnosticSeverity.Error, "An initial substage is invalid",
        "{0} already starts in {1}, so the definition throws. Call StartsIn once.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Outside, Several);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (GraphLinker.HasFaultySuperstages(definition.Declaration))
            yield break;

        foreach (var stage in definition.Stages)
        {
            if (stage.InitialSubstages is [var initial, ..])
            {
                foreach (var again in stage.InitialSubstages.Skip(1))
                    yield return Diagnostic.Create(Several, again.Location, stage.Key, initial.Key);

                if (stage.InitialSubstages.Count == 1 && !GraphLinker.StartsWithin(definition.Declaration, stage))
                    yield return Diagnostic.Create(Outside, initial.Location, stage.Key, initial.Key);
            }
        }
    }
}
