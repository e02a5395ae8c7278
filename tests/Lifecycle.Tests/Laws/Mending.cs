namespace Lifecycle.Tests.Laws;

/// <summary>Takes out of a specification whatever would keep it from compiling, and leaves the rest as it is.</summary>
internal static class Mending
{
    public static Specification Mended(this Specification raw)
    {
        var mended = Nested(raw with { Criteria = [.. raw.Criteria.DistinctBy(criterion => criterion.Id)] });
        mended = Each(mended, stage =>
            stage with
            {
                StartsIn = SubstageToStartIn(mended, stage),
                IsTerminal = stage.IsTerminal && !mended.IsSuperstage(stage.Key),
            });
        mended = mended with
        {
            Starts = [mended.Starts.FirstOrDefault(start => mended.Leaf(start) is not null) ?? FirstLeaf(mended)],
        };
        mended = Each(mended, stage =>
            stage with
            {
                Criteria = Known(mended, stage.Criteria),
                On =
                [
                    .. stage
                        .On.DistinctBy(on => on.Trigger)
                        .Select(on => Sound(mended, stage, on))
                        .Where(on => on.Routes.Length > 0),
                ],
            });
        return Each(mended, stage => mended.IsSuperstage(stage.Key) ? stage : Answered(mended, stage));
    }

    private static Specification Each(Specification specification, Func<StageSpec, StageSpec> change) =>
        specification with
        {
            Stages = Array.ConvertAll(specification.Stages, stage => change(stage)),
        };

    /// <summary>One superstage each, and none around in a circle.</summary>
    private static Specification Nested(Specification raw)
    {
        var nested = Each(raw, stage => stage with { Within = [] });
        foreach (var stage in raw.Stages)
        {
            if (stage.Within is not [var superstage, ..] || nested.Find(superstage) is null)
                continue;

            if (nested.Lineage(superstage).All(each => each.Key != stage.Key))
                nested = Each(nested, each => each.Key == stage.Key ? each with { Within = [superstage] } : each);
        }

        return nested;
    }

    private static string[] SubstageToStartIn(Specification nested, StageSpec stage)
    {
        if (stage.StartsIn.Length == 0 || !nested.IsSuperstage(stage.Key))
            return [];

        var within = nested
            .Stages.Where(each => each != stage && nested.Lineage(each.Key).Contains(stage))
            .Select(each => each.Key)
            .ToArray();
        return [stage.StartsIn.FirstOrDefault(within.Contains) ?? within[0]];
    }

    private static string FirstLeaf(Specification nested) =>
        nested.Stages.First(stage => !nested.IsSuperstage(stage.Key)).Key;

    private static string[] Known(Specification specification, string[] criteria) =>
        [.. criteria.Where(id => Array.Exists(specification.Criteria, criterion => criterion.Id == id))];

    /// <summary>The transition with those of its routes that may stand in the stage that declares it.</summary>
    private static TransitionSpec Sound(Specification specification, StageSpec stage, TransitionSpec on)
    {
        var sound = on
            .Routes.Where(route => IsSound(specification, stage, route))
            .Select(route => route with { Criteria = Known(specification, route.Criteria) })
            .ToArray();
        var last = Array.FindIndex(sound, route => route.When is null);
        return on with
        {
            Criteria = Known(specification, on.Criteria),
            Routes = last < 0 ? sound : sound[..(last + 1)],
        };
    }

    private static bool IsSound(Specification specification, StageSpec stage, RouteSpec route) =>
        route.Kind switch
        {
            _ when stage.IsTerminal => route.Kind == TransitionKind.Ignore,
            TransitionKind.Move => route.Target != stage.Key
                && specification.Leaf(route.Target) is { } leaf
                && leaf != stage.Key,
            TransitionKind.Return => stage.Key != specification.Initial,
            _ => true,
        };

    /// <summary>The stage with an answer of its own wherever it cannot take what it would inherit.</summary>
    private static StageSpec Answered(Specification specification, StageSpec stage)
    {
        foreach (var trigger in specification
                .Lineage(stage.Key)
                .SelectMany(each => each.On)
                .Select(on => on.Trigger)
                .Distinct())
        {
            if (specification.Ways(stage.Key, trigger).All(way => IsSound(specification, stage, way.Route)))
                continue;

            var own = Array.Find(stage.On, on => on.Trigger == trigger) ?? new(trigger, Acts.None, [], []);
            var answer = new RouteSpec(stage.IsTerminal ? TransitionKind.Ignore : TransitionKind.Stay, null, null, []);
            stage = stage with
            {
                On = [.. stage.On.Where(on => on.Trigger != trigger), own with { Routes = [.. own.Routes, answer] }],
            };
        }

        return stage;
    }
}
