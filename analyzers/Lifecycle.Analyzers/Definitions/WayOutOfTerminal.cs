using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2006: a transition out of a terminal stage, its own or inherited.</summary>
internal sealed class WayOutOfTerminal : DefinitionRule
{
    private static readonly DiagnosticDescriptor Own = Rule.Definition(
        "LFC2006", DiagnosticSeverity.Error, "A terminal stage has a transition",
        "{0} is terminal, but has a transition on {1}. Remove the transition, or the call to IsTerminal().");

    private static readonly DiagnosticDescriptor Inherited = Rule.Definition(
        "LFC2006", DiagnosticSeverity.Error, "A terminal stage has a transition",
        "{0} is terminal, but inherits a transition on {1} from {2}. Take it out of {2}, or remove the call to "
            + "IsTerminal().");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Own, Inherited);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition) =>
        definition.Stages.Where(stage => stage.IsTerminal && !definition.IsSuperstage(stage))
            .SelectMany(stage => Leaving(definition, stage));

    private static IEnumerable<Diagnostic> Leaving(CheckedDefinition definition, StageDeclaration stage)
    {
        var lineage = GraphLinker.Lineage(definition.Declaration, stage);
        var open =
            from declaring in lineage
            from transition in declaring.Transitions
            group (Declaring: declaring, Transition: transition) by transition.Trigger.Key;
        foreach (var cell in open)
        {
            // A branch without a condition hides what the superstages declare.
            var taken = cell.TakeWhile(each =>
                each == cell.First() || cell.First().Transition.Branches.TrueForAll(branch => branch.IsConditional));
            foreach (var (declaring, transition) in taken.Where(each => Leaves(each.Transition)).Take(1))
            {
                yield return declaring == stage
                    ? Diagnostic.Create(
                        Own,
                        transition.Trigger.Location,
                        definition.PropertiesAt(transition.Trigger.Location),
                        stage.Key,
                        cell.Key)
                    : Diagnostic.Create(
                        Inherited, stage.Superstages[0].Location, [transition.Trigger.Location], stage.Key, cell.Key,
                        declaring.Key);
            }
        }
    }

    private static bool Leaves(TransitionDeclaration transition) =>
        transition.Branches.Exists(branch => branch.Ends.Exists(end => end.Kind != FoldedKind.Ignore));
}
