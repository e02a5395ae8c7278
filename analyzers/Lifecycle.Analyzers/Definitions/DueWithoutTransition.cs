using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2018: a due date that fires a trigger which the stage does not permit.</summary>
internal sealed class DueWithoutTransition : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2018", DiagnosticSeverity.Error, "A due date fires a trigger that the stage does not permit",
        "{0} falls due in {1}, which has no transition on it, so the definition throws. Add a transition on {0} to "
            + "{1}.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (GraphLinker.HasFaultySuperstages(definition.Declaration))
            return [];

        // One mistake is reported once, at the due date, however many stages inherit it.
        var leaves = definition.Stages.Where(stage => !definition.IsSuperstage(stage)).ToArray();
        return
            from declaring in definition.Stages
            from due in declaring.DueTriggers
            let refusing = leaves.FirstOrDefault(leaf =>
                GraphLinker.Lineage(definition.Declaration, leaf) is var lineage
                && lineage.Contains(declaring)
                && !lineage.Any(stage => stage.Answers(due.Key)))
            where refusing is not null
            select Diagnostic.Create(Descriptor, due.Location, due.Key, refusing.Key);
    }
}
