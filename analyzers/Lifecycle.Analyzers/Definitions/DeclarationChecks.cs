using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// Checks a declaration for faults that the engine refuses to compile, and for members that it never mentions.
/// </summary>
internal sealed class DeclarationChecks(DefinitionDeclaration definition, Location define)
{
    public IEnumerable<Diagnostic> Check() =>
        InitialStages()
            .Concat(Superstages())
            .Concat(definition.Stages.SelectMany(Transitions))
            .Concat(new CriterionIdentities(definition).Check())
            .Concat(Unmentioned(definition.StageType, "stage", key => definition.Find(key) is not null))
            .Concat(
                Unmentioned(definition.TriggerType, "trigger", key =>
                    definition.Triggers.Exists(trigger => trigger.Key == key)));

    private IEnumerable<Diagnostic> InitialStages()
    {
        if (definition.InitialStages.Count == 0)
            yield return Diagnostic.Create(
                DefinitionRules.InitialStage,
                define,
                "The definition declares no initial stage. Call StartsIn(stage).");

        foreach (var further in definition.InitialStages.Skip(1))
        {
            yield return Diagnostic.Create(
                DefinitionRules.InitialStage,
                further.Location,
                $"The lifecycle already starts in {definition.InitialStages[0].Key}. Call StartsIn once.");
        }
    }

    private IEnumerable<Diagnostic> Superstages()
    {
        foreach (var stage in definition.Stages)
        {
            if (stage.Superstages is [var first, var second, ..])
            {
                yield return Diagnostic.Create(
                    DefinitionRules.Superstage,
                    second.Location,
                    $"{stage.Key} already lies within {first.Key}. A stage has at most one superstage.");
            }
            else if (GraphLinker.LiesWithinItself(definition, stage))
            {
                yield return Diagnostic.Create(
                    DefinitionRules.Superstage,
                    stage.Superstages[0].Location,
                    $"{stage.Key} lies within itself. Remove it from {stage.Superstages[0].Key}.");
            }
        }
    }

    private IEnumerable<Diagnostic> Transitions(StageDeclaration stage)
    {
        foreach (var again in stage
                .Transitions.GroupBy(transition => transition.Trigger.Key)
                .SelectMany(group => group.Skip(1)))
        {
            yield return Diagnostic.Create(
                DefinitionRules.AmbiguousTransition,
                again.Trigger.Location,
                $"{stage.Key} already has a transition on {again.Trigger.Key}. To choose between branches, write "
                    + "On(…).When(…).GoTo(…).Otherwise().GoTo(…) in one chain.");
        }

        foreach (var transition in stage.Transitions)
        {
            foreach (var diagnostic in Branches(stage, transition))
                yield return diagnostic;
        }
    }

    private IEnumerable<Diagnostic> Branches(StageDeclaration stage, TransitionDeclaration transition)
    {
        var isReported = false;
        var unconditional = transition.Branches.FindIndex(branch => !branch.IsConditional);
        for (var index = 0; index < transition.Branches.Count; index++)
        {
            var branch = transition.Branches[index];
            if (unconditional >= 0 && index > unconditional)
            {
                yield return Diagnostic.Create(
                    DefinitionRules.AmbiguousTransition,
                    branch.Location,
                    $"This branch of {transition.Trigger.Key} is never taken, because the branch before it has no "
                        + "condition. Add a condition to that branch, or remove this one.");
            }

            if (branch.Ends is not [var (kind, target)])
                continue;

            if (stage.IsTerminal && kind != FoldedKind.Ignore)
            {
                if (!isReported)
                    yield return Diagnostic.Create(
                        DefinitionRules.WayOutOfTerminal,
                        transition.Trigger.Location,
                        stage.Key,
                        transition.Trigger.Key);
                isReported = true;
            }
            else if (kind == FoldedKind.Move
                && target is not null
                && (target.Key == stage.Key || GraphLinker.Leaf(definition, target.Key) == stage.Key))
            {
                yield return Diagnostic.Create(
                    DefinitionRules.MoveToItself,
                    target.Location,
                    transition.Trigger.Key,
                    stage.Key);
            }
        }
    }

    private IEnumerable<Diagnostic> Unmentioned(ITypeSymbol type, string what, Func<string, bool> isMentioned)
    {
        if (type.TypeKind != TypeKind.Enum)
            yield break;

        var keys = type.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue)
            .Select(member => Key.Of(member.ConstantValue!, type));
        foreach (var key in keys.Distinct().Where(key => !isMentioned(key)))
        {
            yield return Diagnostic.Create(
                DefinitionRules.UnmentionedMember,
                define,
                ImmutableDictionary<string, string?>
                    .Empty.Add("Kind", what)
                    .Add("Member", $"{type.ToDisplayString()}.{key}"),
                definition.Type.Name,
                what,
                $"{type.Name}.{key}");
        }
    }
}
