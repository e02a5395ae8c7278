namespace Lifecycle.Tests.Laws;

/// <summary>Shrinks specifications, so that FsCheck reports the smallest that breaks a law.</summary>
internal static class SpecificationShrinker
{
    /// <summary>Smaller specifications. The text of each is shorter than the original's, so shrinking ends.</summary>
    /// <param name="specification">The original.</param>
    /// <param name="repair">Makes a reduced specification sound again, if it has to be.</param>
    public static IEnumerable<Specification> Shrink(
        Specification specification, Func<Specification, Specification> repair) =>
        Reductions(specification)
            .Select(repair)
            .Where(reduced => reduced.ToString().Length < specification.ToString().Length);

    private static IEnumerable<Specification> Reductions(Specification whole)
    {
        yield return whole with { Criteria = [.. whole.Criteria.Where(criterion => IsUsed(whole, criterion.Id))] };
        if (whole.Stages.Length > 1)
        {
            foreach (var stage in whole.Stages)
                yield return Without(stage.Key, whole);
        }

        for (var index = 0; index < whole.Stages.Length; index++)
        {
            foreach (var stage in Reductions(whole.Stages[index]))
                yield return whole with { Stages = Replaced(whole.Stages, index, stage) };
        }
    }

    private static bool IsUsed(Specification whole, string criterion)
    {
        var transitions = whole.Stages.SelectMany(stage => stage.Transitions).ToArray();
        return whole.Stages.SelectMany(stage => stage.Criteria)
            .Concat(transitions.SelectMany(transition => transition.Criteria))
            .Concat(transitions.SelectMany(transition => transition.Branches).SelectMany(branch => branch.Criteria))
            .Contains(criterion);
    }

    /// <summary>
    /// The specification without a stage and without all references to it, since a reference declares a stage.
    /// </summary>
    private static Specification Without(string key, Specification whole) => new(
        [.. whole.Starts.Where(start => start != key)],
        [.. whole.Stages.Where(stage => stage.Key != key).Select(stage => WithoutReferences(key, stage))],
        whole.Criteria);

    private static StageSpec WithoutReferences(string key, StageSpec stage) => stage with
    {
        Within = [.. stage.Within.Where(each => each != key)],
        StartsIn = [.. stage.StartsIn.Where(each => each != key)],
        Transitions = Array.ConvertAll(stage.Transitions, transition => transition with
        {
            Branches = [.. transition.Branches.Where(branch => branch.Target != key)],
        }),
    };

    private static IEnumerable<StageSpec> Reductions(StageSpec stage)
    {
        yield return stage with { Actions = ActionKind.None };
        yield return stage with { Criteria = [] };
        yield return stage with { IsTerminal = false };
        yield return stage with { Within = [] };
        yield return stage with { StartsIn = [] };
        foreach (var transitions in WithoutOne(stage.Transitions))
            yield return stage with { Transitions = transitions };
        for (var index = 0; index < stage.Transitions.Length; index++)
        {
            foreach (var transition in Reductions(stage.Transitions[index]))
                yield return stage with { Transitions = Replaced(stage.Transitions, index, transition) };
        }
    }

    private static IEnumerable<TransitionSpec> Reductions(TransitionSpec transition)
    {
        yield return transition with { Actions = ActionKind.None };
        yield return transition with { Criteria = [] };
        foreach (var branches in WithoutOne(transition.Branches))
            yield return transition with { Branches = branches };
        yield return transition with
        {
            Branches = Array.ConvertAll(transition.Branches, branch => branch with { Criteria = [] }),
        };
    }

    private static IEnumerable<T[]> WithoutOne<T>(T[] whole) =>
        Enumerable.Range(0, whole.Length).Select(index => whole.Where((_, each) => each != index).ToArray());

    private static T[] Replaced<T>(T[] whole, int index, T replacement) =>
        [.. whole[..index], replacement, .. whole[(index + 1)..]];
}
