using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>
/// Links a declaration into a graph as the engine compiles it: every stage with its own and inherited transitions.
/// </summary>
internal static class GraphLinker
{
    /// <summary>The graph; <see langword="null"/> for a declaration that the engine refuses.</summary>
    public static FoldedGraph? Link(DefinitionDeclaration definition)
    {
        if (definition.InitialStages is not [var start]
            || HasFaultySuperstages(definition)
            || Leaf(definition, start.Key) is not { } initial
            || definition.Triggers.Exists(trigger => trigger.Payloads.Count > 1)
            || definition.Stages.Exists(stage => !StartsWithin(definition, stage))
            || definition.Stages.SelectMany(stage => stage.Transitions).Any(transition => !IsComplete(transition)))
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
            if (!AddTransitions(definition, stage, initial, transitions))
                return null;
        }

        return new(
            MetadataName(definition.Type),
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

    public static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space
            ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

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
    private static bool IsComplete(TransitionDeclaration transition) =>
        transition.Branches.Count > 0
        && transition.Branches.TrueForAll(branch => branch.Ends.Count == 1)
        && transition.Branches.Take(transition.Branches.Count - 1).All(branch => branch.IsConditional);

    private static bool AddTransitions(
        DefinitionDeclaration definition,
        StageDeclaration stage,
        string initial,
        ImmutableArray<FoldedTransition>.Builder transitions)
    {
        var lineage = Lineage(definition, stage);
        var inherited =
            from declaring in lineage
            from transition in declaring.Transitions
            group (Declaring: declaring, Transition: transition) by transition.Trigger.Key;
        foreach (var cell in inherited)
        {
            if (cell.GroupBy(each => each.Declaring).Any(group => group.Skip(1).Any()))
                return false;

            foreach (var (declaring, branch) in cell.SelectMany(each =>
                    each.Transition.Branches.Select(branch => (each.Declaring, branch))))
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
                    FoldedKind.Move => stage.IsTerminal
                        || leaf is null
                        || leaf == stage.Key
                        || target!.Key == declaring.Key,
                    FoldedKind.Return => stage.IsTerminal || stage.Key == initial,
                    _ => stage.IsTerminal,
                };
                if (isRefused)
                    return false;

                transitions.Add(
                    new(
                        stage.Key,
                        cell.Key,
                        kind,
                        leaf,
                        branch.IsConditional,
                        MayFollowUp(definition, stage, declaring, branch, kind, leaf))
                    {
                        Criteria = Criteria(definition, stage, declaring, branch, kind, leaf),
                    });
                if (!branch.IsConditional)
                    break;
            }
        }

        var permitted = inherited.Select(cell => cell.Key).ToImmutableHashSet();
        return lineage.SelectMany(declaring => declaring.DueTriggers).All(trigger => permitted.Contains(trigger.Key));
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
                trigger.Payloads.FirstOrDefault().Type is { } payload ? PayloadName(payload) : null);

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

    private static string PayloadName(ITypeSymbol payload) =>
        payload is INamedTypeSymbol { IsGenericType: false } named ? MetadataName(named) : payload.ToDisplayString();

    private static EquatableArray<string> Ids(IEnumerable<CriterionDeclaration> criteria) =>
        new(criteria.Select(criterion => criterion.Id).OfType<string>().ToImmutableArray());
}
