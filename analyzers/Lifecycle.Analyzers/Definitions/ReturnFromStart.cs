using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2014: a return to the previous stage, out of the stage in which an instance starts.</summary>
internal sealed class ReturnFromStart : DefinitionRule
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Definition(
        "LFC2014", DiagnosticSeverity.Error, "The initial stage returns to a previous stage",
        "An instance that starts in {0} has no previous stage to return to, so the definition throws. Name the "
            + "target of "
            + "{1} with GoTo.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Descriptor);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        if (definition.Declaration.InitialStages is not [var start]
            || GraphLinker.HasFaultySuperstages(definition.Declaration)
            || GraphLinker.Leaf(definition.Declaration, start.Key) is not { } initial
            || definition.Declaration.Find(initial) is not { } stage)
            yield break;

        var lineage = GraphLinker.Lineage(definition.Declaration, stage);
        foreach (var declaring in lineage)
        {
            foreach (var transition in declaring.Transitions)
            {
                var isHidden = lineage.TakeWhile(each => each != declaring)
                    .Any(each => each.Answers(transition.Trigger.Key));
                if (!isHidden
                    && transition.Branches.Find(branch => branch.Ends.Exists(end => end.Kind == FoldedKind.Return))
                        is { } branch)
                    yield return Diagnostic.Create(Descriptor, branch.Location, initial, transition.Trigger.Key);
            }
        }
    }
}
