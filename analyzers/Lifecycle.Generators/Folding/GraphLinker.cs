using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Generators;

/// <summary>Arranges a declaration as the engine compiles it: every transition as it applies in each stage.</summary>
internal static class GraphLinker
{
    /// <summary>The graph; <see langword="null"/> for a declaration that the engine refuses.</summary>
    public static FoldedGraph? Link(DefinitionDeclaration definition)
    {
        if (definition.InitialStages is not [var start] || HasFaultySuperstages(definition) || Leaf(definition, start.Key) is not { } initial)
            return null;

        var superstages = definition.Stages.SelectMany(stage => stage.Superstages).Select(mention => mention.Key).ToImmutableHashSet();
        var transitions = ImmutableArray.CreateBuilder<FoldedTransition>();
        foreach (var stage in definition.Stages.Where(stage => !superstages.Contains(stage.Key)))
        {
            if (!AddTransitions(definition, stage, transitions))
                return null;
        }

        return new(
            MetadataName(definition.Type),
            initial,
            new(definition.Stages.Select(stage => new FoldedStage(
                stage.Key, stage.Superstages.FirstOrDefault()?.Key, superstages.Contains(stage.Key), stage.IsTerminal, Ids(stage.Criteria))).ToImmutableArray()),
            new(Triggers(definition).ToImmutableArray()),
            new(transitions.ToImmutable()));
    }

    /// <summary>The stage and its superstages, innermost first.</summary>
    public static IEnumerable<StageDeclaration> Lineage(DefinitionDeclaration definition, StageDeclaration stage)
    {
        for (StageDeclaration? each = stage; each is not null; each = each.Superstages is [var superstage] ? definition.Find(superstage.Key) : null)
            yield return each;
    }

    /// <summary>The stage that an instance stands in after a move to a stage or superstage; <see langword="null"/> where that is not said.</summary>
    public static string? Leaf(DefinitionDeclaration definition, string target)
    {
        var leaf = target;
        while (definition.Stages.Any(stage => stage.Superstages.Any(mention => mention.Key == leaf)))
        {
            if (definition.Find(leaf)?.InitialSubstages is not [var initial]
                || definition.Find(initial.Key) is not { } substage
                || initial.Key == leaf
                || !Lineage(definition, substage).Any(stage => stage.Key == leaf))
            {
                return null;
            }

            leaf = initial.Key;
        }

        return leaf;
    }

    /// <summary>Whether a stage has two superstages, or lies within itself.</summary>
    public static bool HasFaultySuperstages(DefinitionDeclaration definition) =>
        definition.Stages.Any(stage => stage.Superstages.Select(mention => mention.Key).Distinct().Skip(1).Any() || LiesWithinItself(definition, stage));

    public static bool LiesWithinItself(DefinitionDeclaration definition, StageDeclaration stage)
    {
        var (each, steps) = (stage, 0);
        while (each.Superstages.FirstOrDefault() is { } superstage && definition.Find(superstage.Key) is { } around && steps++ <= definition.Stages.Count)
        {
            if (around == stage)
                return true;

            each = around;
        }

        return false;
    }

    public static string MetadataName(INamedTypeSymbol type) =>
        type.ContainingType is { } outer ? $"{MetadataName(outer)}+{type.MetadataName}"
        : type.ContainingNamespace is { IsGlobalNamespace: false } space ? $"{space.ToDisplayString()}.{type.MetadataName}"
        : type.MetadataName;

    private static bool AddTransitions(
        DefinitionDeclaration definition, StageDeclaration stage, ImmutableArray<FoldedTransition>.Builder transitions)
    {
        var inherited =
            from declaring in Lineage(definition, stage)
            from transition in declaring.Transitions
            group (Declaring: declaring, Transition: transition) by transition.Trigger.Key;
        foreach (var cell in inherited)
        {
            if (cell.GroupBy(each => each.Declaring).Any(group => group.Skip(1).Any()))
                return false;

            foreach (var (declaring, route) in cell.SelectMany(each => each.Transition.Routes.Select(route => (each.Declaring, route))))
            {
                if (route.Ends is not [var (kind, target)])
                    return false;

                var leaf = kind switch
                {
                    FoldedKind.Move => Leaf(definition, target!.Key),
                    FoldedKind.Return => null,
                    _ => stage.Key,
                };
                if (kind == FoldedKind.Move && (leaf is null || leaf == stage.Key))
                    return false;

                transitions.Add(new(stage.Key, cell.Key, kind, leaf, route.IsConditional, MayGoOn(definition, stage, declaring, route, kind, leaf)));
                if (!route.IsConditional)
                    break;
            }
        }

        return true;
    }

    /// <summary>Whether an action of the route, of a stage that it leaves, or of one that it enters may fire further triggers.</summary>
    private static bool MayGoOn(
        DefinitionDeclaration definition, StageDeclaration from, StageDeclaration declaring, RouteDeclaration route, FoldedKind kind, string? to)
    {
        if (route.MayGoOn || kind is FoldedKind.Stay or FoldedKind.Ignore)
            return route.MayGoOn;

        var outward = Lineage(definition, from).ToArray();
        if (kind == FoldedKind.Return)
            return definition.Stages.Any(stage => stage.EntryMayGoOn || stage.ExitMayGoOn);

        if (kind == FoldedKind.ReEntry)
            return outward.Take(Array.IndexOf(outward, declaring) + 1).Any(stage => stage.EntryMayGoOn || stage.ExitMayGoOn);

        var inward = Lineage(definition, definition.Find(to!)!).ToArray();
        return outward.Except(inward).Any(stage => stage.ExitMayGoOn) || inward.Except(outward).Any(stage => stage.EntryMayGoOn);
    }

    /// <summary>Every trigger that the definition names, and every member of a trigger enum.</summary>
    private static IEnumerable<FoldedTrigger> Triggers(DefinitionDeclaration definition)
    {
        foreach (var trigger in definition.Triggers)
            yield return new(trigger.Key, trigger.Payloads.FirstOrDefault() is { } payload ? PayloadName(payload) : null);

        if (definition.TriggerType.TypeKind != TypeKind.Enum)
            yield break;

        var members = definition.TriggerType.GetMembers().OfType<IFieldSymbol>().Where(member => member.HasConstantValue);
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
