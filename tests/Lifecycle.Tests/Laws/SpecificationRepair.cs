namespace Lifecycle.Tests.Laws;

/// <summary>Removes the faults from a specification, so that it compiles, and leaves the rest unchanged.</summary>
internal static class SpecificationRepair
{
    public static Specification Repaired(this Specification raw)
    {
        var repaired = WithoutCircles(raw with { Criteria = [.. raw.Criteria.DistinctBy(criterion => criterion.Id)] });
        repaired = Each(repaired, stage =>
            stage with
            {
                StartsIn = InitialSubstage(repaired, stage),
                IsTerminal = stage.IsTerminal && !repaired.IsSuperstage(stage.Key),
            });
        repaired = repaired with
        {
            Starts =
            [
                repaired.Starts.FirstOrDefault(start => repaired.Leaf(start) is not null) ?? FirstLeaf(repaired),
            ],
        };
        repaired = Each(repaired, stage =>
            stage with
            {
                Criteria = Known(repaired, stage.Criteria),
                Transitions =
                [
                    .. stage
                        .Transitions.DistinctBy(transition => transition.Trigger)
                        .Select(transition => WithSoundBranches(repaired, stage, transition))
                        .Where(transition => transition.Branches.Length > 0),
                ],
            });
        return Each(repaired, stage =>
            repaired.IsSuperstage(stage.Key) ? stage : WithUnsoundInheritanceOverridden(repaired, stage));
    }

    private static Specification Each(Specification specification, Func<StageSpec, StageSpec> change) =>
        specification with
        {
            Stages = Array.ConvertAll(specification.Stages, stage => change(stage)),
        };

    /// <summary>At most one superstage for each stage, and no circles.</summary>
    private static Specification WithoutCircles(Specification raw)
    {
        var nested = Each(raw, stage => stage with { Within = [] });
        foreach (var stage in raw.Stages)
        {
            if (stage.Within is not [var superstage, ..] || nested.Find(superstage) is null)
                continue;

            if (nested.SelfAndSuperstages(superstage).All(each => each.Key != stage.Key))
                nested = Each(nested, each => each.Key == stage.Key ? each with { Within = [superstage] } : each);
        }

        return nested;
    }

    private static string[] InitialSubstage(Specification nested, StageSpec stage)
    {
        if (stage.StartsIn.Length == 0 || !nested.IsSuperstage(stage.Key))
            return [];

        var within = nested
            .Stages.Where(each => each != stage && nested.SelfAndSuperstages(each.Key).Contains(stage))
            .Select(each => each.Key)
            .ToArray();
        return [stage.StartsIn.FirstOrDefault(within.Contains) ?? within[0]];
    }

    private static string FirstLeaf(Specification nested) =>
        nested.Stages.First(stage => !nested.IsSuperstage(stage.Key)).Key;

    private static string[] Known(Specification specification, string[] criteria) =>
        [.. criteria.Where(id => Array.Exists(specification.Criteria, criterion => criterion.Id == id))];

    /// <summary>The transition with those of its branches that the declaring stage may have.</summary>
    private static TransitionSpec WithSoundBranches(
        Specification specification, StageSpec stage, TransitionSpec transition)
    {
        var sound = transition
            .Branches.Where(branch => IsSound(specification, stage, branch))
            .Select(branch => branch with { Criteria = Known(specification, branch.Criteria) })
            .ToArray();
        var last = Array.FindIndex(sound, branch => branch.When is null);
        return transition with
        {
            Criteria = Known(specification, transition.Criteria),
            Branches = last < 0 ? sound : sound[..(last + 1)],
        };
    }

    private static bool IsSound(Specification specification, StageSpec stage, BranchSpec branch) =>
        branch.Kind switch
        {
            _ when stage.IsTerminal => branch.Kind == TransitionKind.Ignore,
            TransitionKind.Move => branch.Target != stage.Key
                && specification.Leaf(branch.Target) is { } leaf
                && leaf != stage.Key,
            TransitionKind.Return => stage.Key != specification.Initial,
            _ => true,
        };

    /// <summary>
    /// The stage, with a final branch of its own for each trigger whose inherited branches would be unsound in it.
    /// </summary>
    private static StageSpec WithUnsoundInheritanceOverridden(Specification specification, StageSpec stage)
    {
        foreach (var trigger in specification
                .SelfAndSuperstages(stage.Key)
                .SelectMany(each => each.Transitions)
                .Select(transition => transition.Trigger)
                .Distinct())
        {
            var branches = specification.Branches(stage.Key, trigger);
            if (branches.All(applicable => IsSound(specification, stage, applicable.Branch)))
                continue;

            var own = Array.Find(stage.Transitions, transition => transition.Trigger == trigger)
                ?? new(trigger, ActionKind.None, [], []);
            var final = new BranchSpec(stage.IsTerminal ? TransitionKind.Ignore : TransitionKind.Stay, null, null, []);
            stage = stage with
            {
                Transitions =
                [
                    .. stage.Transitions.Where(transition => transition.Trigger != trigger),
                    own with { Branches = [.. own.Branches, final] },
                ],
            };
        }

        return stage;
    }
}
