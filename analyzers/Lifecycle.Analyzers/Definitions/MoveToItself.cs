using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>LFC2009: a move to the stage that it leaves, declared there or inherited.</summary>
internal sealed class MoveToItself : DefinitionRule
{
    private static readonly DiagnosticDescriptor Own = Rule.Definition(
        "LFC2009", DiagnosticSeverity.Error, "A transition moves to its own stage",
        "{0} moves from {1} to {1}. Use ReEnter() to leave and enter the stage again, or Stay() to remain in it.");

    private static readonly DiagnosticDescriptor Inherited = Rule.Definition(
        "LFC2009", DiagnosticSeverity.Error, "A transition moves to its own stage",
        "{0} moves from {1} to {1}, because {1} lies within {2}. Declare On({0}) with Stay() or ReEnter(), or "
            + "Ignore({0}), in {1}.");

    public override ImmutableArray<DiagnosticDescriptor> Descriptors { get; } = ImmutableArray.Create(Own, Inherited);

    public override IEnumerable<Diagnostic> Check(CheckedDefinition definition)
    {
        foreach (var stage in definition.Stages)
        {
            foreach (var transition in stage.Transitions)
            {
                foreach (var branch in transition.Branches)
                {
                    if (branch.Ends is [(FoldedKind.Move, { } target)]
                        && !(stage.IsTerminal && !definition.IsSuperstage(stage)))
                        foreach (var diagnostic in Check(definition, stage, transition, target))
                            yield return diagnostic;
                }
            }
        }
    }

    private static IEnumerable<Diagnostic> Check(
        CheckedDefinition definition,
        StageDeclaration stage,
        TransitionDeclaration transition,
        Mention target)
    {
        var trigger = transition.Trigger.Key;
        var leaf = GraphLinker.Leaf(definition.Declaration, target.Key);
        if (target.Key == stage.Key || leaf == stage.Key)
            yield return Diagnostic.Create(
                Own,
                target.Location,
                definition.PropertiesAt(target.Location),
                trigger,
                stage.Key);
        else if (leaf is not null
            && definition.Declaration.Find(leaf) is { IsTerminal: false } inside
            && GraphLinker.Lineage(definition.Declaration, inside) is var lineage
            && lineage.Contains(stage)
            && lineage.TakeWhile(each => each != stage).All(each => !each.Answers(trigger)))
            yield return Diagnostic.Create(Inherited, target.Location, trigger, leaf, stage.Key);
    }
}
