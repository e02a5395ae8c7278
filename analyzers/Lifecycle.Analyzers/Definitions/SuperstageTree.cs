using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2008: a cycle of superstages, or a stage with several superstages.</summary>
internal sealed class SuperstageTree : DefinitionRule
{
    private static readonly DiagnosticDescriptor Several = Rule.Definition(
        "LFC2008", DiagnosticSeverity.Error, "Superstages do not form a tree",
        "{0} already lies within {1}. A stage has at most one superstage.");

    private static readonly DiagnosticDescriptor Cycle = Rule.Definition(
        "LFC2008", DiagnosticSeverity.Error, "Superstages do not form a tree",
        "{0} lies within itself. Remove it from {1}.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Several, Cycle);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        foreach (var stage in definition.Stages)
        {
            if (stage.Superstages is [var first, var second, ..])
                yield return Diagnostic.Create(Several, second.Location, stage.Key, first.Key);
            else if (GraphLinker.LiesWithinItself(definition.Declaration, stage))
                yield return Diagnostic.Create(
                    Cycle, stage.Superstages[0].Location, stage.Key, stage.Superstages[0].Key);
        }
    }
}
