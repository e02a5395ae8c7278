using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>
/// Links a declaration into a graph as the engine compiles it: every stage with its own and inherited transitions.
/// </summary>
internal static class GraphLinker
{
    /// <summary>The graph; <see langword="null"/> for a declaration that the engine refuses.</summary>
    public static FoldedGraph? Link(DefinitionDeclaration definition) => Link(definition, isStrict: true);

    /// <summary>
    /// The graph, also of a declaration that the engine refuses for single transitions: a second one on a trigger, one
    /// out of a terminal stage, or a move to its own stage. It keeps them all, so what no path does in it, no path does
    /// once they are mended. <see langword="null"/> for a declaration that the engine refuses for more.
    /// </summary>
    public static FoldedGraph? LinkDespiteTransitions(DefinitionDeclaration definition) =>
        Link(definition, isStrict: false);

    private static FoldedGraph? Link(DefinitionDeclaration definition, bool isStrict)
    {
        if (definition.InitialStages is not [var start]
            || HasFaultySuperstages(definition)
            || Leaf(definition, start.Key) is not { } initial
            || definition.Triggers.Exists(trigger => trigger.Payloads.Count > 1)
            || definition.Stages.Exists(stage => !StartsWithin(definition, stage))
            || definition.Stages.Exists(stage =>
                !stage.Transitions.TrueForAll(transition => IsComplete(transition, isStrict))))
        {
            return null;
        }

        var superstages = definition
            .Stages.SelectMany(stage => stage.Superstages)
            .Select(mention => mention.Key)
            .ToImmutableHashSet();
        if (definition.Stages.Exists(stage =>
            (stage.IsTerminal || stage.CountsFromEntry) && superstages.Contains(stage.Key)))
        {
            return null;
        }

        var transitions = ImmutableArray.CreateBuilder<FoldedTransition>();
        foreach (var stage in definition.Stages.Where(stage => !superstages.Contains(stage.Key)))
        {
            if (!AddTransitions(definition, stage, initial, isStrict, transitions))
                return null;
        }

        return new(
            RuntimeType.MetadataName(definition.Type),
            initial,
            new(
                definition
                    .Stages.Select(stage => new FoldedStage(
                        stage.Key,
                        stage.Superstages.FirstOrDefault()?.Key,
                        superstages.Contains(stage.Key),
                        stage.IsTerminal,
                        Ids(stage.Criteria)))
                    .ToImmutableArray()),
            new(Triggers(definition).ToImmutableArray()),
            new(transitions.ToImmutable()));
    }

    /// <summary>
    /// The stage and its superstages, innermost first. A cycle of superstages ends the list.
    /// </summary>
    public static IReadOnlyList<StageDeclaration> Lineage(DefinitionDeclaration definition, StageDeclaration stage)
    {
        var lineage = new List<StageDeclaration>();
        for (StageDeclaration? each = stage;
            each is not null && !lineage.Contains(each);
            each = each.Superstages is [var superstage, ..] ? definition.Find(superstage.Key) : null)
        {
            lineage.Add(each);
        }

        return lineage;
    }

    /// <summary>
    /// The stage an instance is in after a move to a stage or superstage; <see langword="null"/> if the definition
    /// leaves that open.
    /// </summary>
    public static string? Leaf(DefinitionDeclaration definition, string target)
    {
        var (leaf, depth) = (target, 0);
        while (definition.Stages.Exists(stage => stage.Superstages.Exists(mention => mention.Key == leaf)))
        {
            if (definition.Find(leaf) is not { InitialSubstages: [var initial] } around
                || !StartsWithin(definition, around)
                || depth++ > definition.Stages.Count)
            {
                return null;
            }

            leaf = initial.Key;
        }

        return leaf;
    }

    /// <summary>Whether a stage has two superstages, or lies within itself.</summary>
    public static bool HasFaultySuperstages(DefinitionDeclaration definition) =>
        definition.Stages.Any(stage =>
            stage.Superstages.Select(mention => mention.Key).Distinct().Skip(1).Any()
            || LiesWithinItself(definition, stage));

    public static bool LiesWithinItself(DefinitionDeclaration definition, StageDeclaration stage) =>
        Lineage(definition, stage).Any(each => each.Superstages is [var superstage, ..] && superstage.Key == stage.Key);

    /// <summary>Whether a stage has no initial substage, or exactly one that lies within it.</summary>
    public static bool StartsWithin(DefinitionDeclaration definition, StageDeclaration stage) =>
        stage.InitialSubstages switch
        {
            [] => true,
            [var initial] => initial.Key != stage.Key
                && definition.Find(initial.Key) is { } substage
                && Lineage(definition, substage).Contains(stage),
            _ => false,
        };

    /// <summary>Whether every branch ends exactly once, and only the last may be unconditional.</summary>
    private static bool IsComplete(TransitionDeclaration transition, bool isStrict) =>
        transition.Branches.Count > 0
        && transition.Branches.TrueForAll(branch => branch.Ends.Count == 1)
        && (!isStrict || transition.Branches.Take(transition.Branches.Count - 1).All(branch => branch.IsConditional));

    private static bool AddTransitions(
        DefinitionDeclaration definition,
        StageDeclaration stage,
        string initial,
        bool isStrict,
        ImmutableArray<FoldedTransition>.Builder transitions)
    {
        var lineage = Lineage(definition, stage);
        var inherited =
            from declaring in lineage
            from transition in declaring.Transitions
            group (Declaring: declaring, Transition: transition) by transition.Trigger.Key;
        foreach (var cell in inherited)
        {
            if (isStrict && cell.GroupBy(each => each.Declaring).Any(group => group.Skip(1).Any()))
                return false;

            foreach (var level in cell.GroupBy(each => each.Declaring))
            {
                var branches = level.SelectMany(each => each.Transition.Branches).ToArray();
                foreach (var branch in branches)
                {
                    if (TransitionOf(definition, stage, level.Key, cell.Key, branch, initial, isStrict)
                        is not { } transition)
                        return false;

                    transitions.Add(transition);
                }

                // A branch without a condition hides what the superstages declare.
                if (branches.Any(branch => !branch.IsConditional))
                    break;
            }
        }

        var permitted = inherited.Select(cell => cell.Key).ToImmutableHashSet();
        return lineage.SelectMany(declaring => declaring.DueTriggers).All(trigger => permitted.Contains(trigger.Key));
    }

    /// <summary>What a branch does in a stage; <see langword="null"/> if the engine refuses it there.</summary>
    private static FoldedTransition? TransitionOf(
        DefinitionDeclaration definition,
        StageDeclaration stage,
        StageDeclaration declaring,
        string trigger,
        BranchDeclaration branch,
        string initial,
        bool isStrict)
    {
        var (kind, target) = branch.Ends[0];
        var leaf = kind switch
        {
            FoldedKind.Move => Leaf(definition, target!.Key),
            FoldedKind.Return => null,
            _ => stage.Key,
        };
        var isRefused = kind switch
        {
            FoldedKind.Ignore => false,
            FoldedKind.Move => leaf is null
                || (isStrict && (stage.IsTerminal || leaf == stage.Key || target!.Key == declaring.Key)),
            FoldedKind.Return => stage.Key == initial || (isStrict && stage.IsTerminal),
            _ => isStrict && stage.IsTerminal,
        };
        if (isRefused)
            return null;

        // Whichever way a move to the own stage is mended, it does not leave the stage.
        if (kind == FoldedKind.Move && leaf == stage.Key)
            kind = FoldedKind.ReEntry;

        return new(
            stage.Key,
            trigger,
            kind,
            leaf,
            branch.IsConditional,
            MayFollowUp(definition, stage, declaring, branch, kind, leaf))
        {
            Criteria = Criteria(definition, stage, declaring, branch, kind, leaf),
        };
    }

    /// <summary>
    /// Whether an action of the branch, of a stage that it leaves, or of a stage that it enters may fire follow-up
    /// triggers.
    /// </summary>
    private static bool MayFollowUp(
        DefinitionDeclaration definition,
        StageDeclaration from,
        StageDeclaration declaring,
        BranchDeclaration branch,
        FoldedKind kind,
        string? to)
    {
        if (branch.MayFollowUp || kind is FoldedKind.Stay or FoldedKind.Ignore)
            return branch.MayFollowUp;

        var outward = Lineage(definition, from);
        if (kind == FoldedKind.Return)
            return definition.Stages.Any(stage => stage.EntryMayFollowUp || stage.ExitMayFollowUp);

        if (kind == FoldedKind.ReEntry)
            return outward
                .TakeWhile(stage => stage != declaring)
                .Append(declaring)
                .Any(stage => stage.EntryMayFollowUp || stage.ExitMayFollowUp);

        var inward = Lineage(definition, definition.Find(to!)!);
        return outward.Except(inward).Any(stage => stage.ExitMayFollowUp)
            || inward.Except(outward).Any(stage => stage.EntryMayFollowUp);
    }

    /// <summary>
    /// The ids of the criteria in front of a branch: of every transition, its own, and of the stages that it enters,
    /// outermost first.
    /// </summary>
    private static EquatableArray<string> Criteria(
        DefinitionDeclaration definition,
        StageDeclaration from,
        StageDeclaration declaring,
        BranchDeclaration branch,
        FoldedKind kind,
        string? to)
    {
        if (kind == FoldedKind.Ignore)
            return default;

        var entered = kind switch
        {
            FoldedKind.Move => Lineage(definition, definition.Find(to!)!).Except(Lineage(definition, from)),
            FoldedKind.ReEntry =>
                Lineage(definition, from).TakeWhile(stage => stage != declaring).Append(declaring),
            _ => [],
        };
        var criteria = definition.EveryTransition
            .Concat(branch.Criteria)
            .Concat(entered.Reverse().SelectMany(stage => stage.Criteria));
        return new(Ids(criteria).Distinct().ToImmutableArray());
    }

    /// <summary>Every trigger that the definition names, and every member of a trigger enum.</summary>
    private static IEnumerable<FoldedTrigger> Triggers(DefinitionDeclaration definition)
    {
        foreach (var trigger in definition.Triggers)
            yield return new(
                trigger.Key,
                trigger.Payloads.FirstOrDefault().Type is { } payload ? RuntimeType.NameOf(payload) : null);

        if (definition.TriggerType.TypeKind != TypeKind.Enum)
            yield break;

        var members = definition
            .TriggerType.GetMembers()
            .OfType<IFieldSymbol>()
            .Where(member => member.HasConstantValue);
        foreach (var key in members.Select(member => Key.Of(member.ConstantValue!, definition.TriggerType)).Distinct())
        {
            if (definition.Triggers.TrueForAll(trigger => trigger.Key != key))
                yield return new(key, null);
        }
    }

    private static EquatableArray<string> Ids(IEnumerable<CriterionDeclaration> criteria) =>
        new(criteria.Select(criterion => criterion.Id).OfType<string>().ToImmutableArray());
}
