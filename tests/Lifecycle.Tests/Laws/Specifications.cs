using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>Makes specifications at random, sound or not, and makes them smaller.</summary>
internal static class Specifications
{
    private static readonly string[] Groups = ["X", "Y", "Z"];

    private static readonly string[] Criteria = ["C1", "C2", "C3", "C4", "C5", "C6"];

    /// <summary>Any specification; most of them unsound.</summary>
    public static Gen<Specification> Any =>
        from leaves in Gen.Frequency((1, Gen.Choose(1, 3)), (4, Gen.Choose(4, 8)))
        from groups in Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Choose(1, Groups.Length)))
        from triggers in Gen.Frequency((3, Gen.Choose(1, 3)), (2, Gen.Choose(4, 6)))
        let world = new World(
            [.. "ABCDEFGH"[..leaves].Select(leaf => $"{leaf}")],
            Groups[..groups],
            [.. Enumerable.Range(1, triggers).Select(each => $"t{each}")])
        from starts in Some(Gen.Elements([.. world.Stages, .. Enumerable.Repeat("A", 6)]), (1, 0), (12, 1), (1, 2))
        from stages in Gen.CollectToArray(world.Stages, key => Stage(key, world))
        from criteria in Gen.CollectToArray(Criteria, Criterion)
        from clashing in Some(Gen.Elements(Criteria).SelectMany(Criterion), (5, 0), (1, 1))
        select new Specification(starts, stages, [.. criteria, .. clashing]);

    public static Gen<Specification> Sound => Any.Select(specification => specification.Mended());

    /// <summary>Mended in all stages but one.</summary>
    public static Gen<Specification> NearlySound =>
        from raw in Any
        from index in Gen.Choose(0, raw.Stages.Length - 1)
        let mended = raw.Mended()
        select mended with { Stages = [.. mended.Stages[..index], raw.Stages[index], .. mended.Stages[(index + 1)..]] };

    /// <summary>Smaller specifications, by the length of their text, which each step of shrinking makes less.</summary>
    public static IEnumerable<Specification> Smaller(
        Specification specification,
        Func<Specification, Specification> repair
    ) => Cuts(specification).Select(repair).Where(cut => cut.ToString().Length < specification.ToString().Length);

    private static IEnumerable<Specification> Cuts(Specification whole)
    {
        yield return whole with { Criteria = [.. whole.Criteria.Where(criterion => Mentions(whole, criterion.Id))] };
        if (whole.Stages.Length > 1)
        {
            foreach (var stage in whole.Stages)
                yield return Without(stage.Key, whole);
        }

        for (var index = 0; index < whole.Stages.Length; index++)
        {
            foreach (var stage in Cuts(whole.Stages[index]))
                yield return whole with { Stages = [.. whole.Stages[..index], stage, .. whole.Stages[(index + 1)..]] };
        }
    }

    private static bool Mentions(Specification whole, string criterion) =>
        whole.Stages.Any(stage => stage.Criteria
            .Concat(stage.On.SelectMany(on => on.Criteria.Concat(on.Routes.SelectMany(route => route.Criteria))))
            .Contains(criterion));

    /// <summary>Without a stage and all that mentions it, since a stage is declared by its mention.</summary>
    private static Specification Without(string key, Specification whole) =>
        whole with
        {
            Starts = [.. whole.Starts.Where(start => start != key)],
            Stages =
            [
                .. whole
                    .Stages.Where(stage => stage.Key != key)
                    .Select(stage =>
                        stage with
                        {
                            Within = [.. stage.Within.Where(each => each != key)],
                            StartsIn = [.. stage.StartsIn.Where(each => each != key)],
                            On = Array.ConvertAll(stage.On, on =>
                                on with
                                {
                                    Routes = [.. on.Routes.Where(route => route.Target != key)],
                                }),
                        }),
            ],
        };

    private static IEnumerable<StageSpec> Cuts(StageSpec stage)
    {
        yield return stage with { Acts = Acts.None };
        yield return stage with { Criteria = [] };
        yield return stage with { IsTerminal = false };
        yield return stage with { Within = [] };
        yield return stage with { StartsIn = [] };
        foreach (var on in Cuts(stage.On))
            yield return stage with { On = on };
        for (var index = 0; index < stage.On.Length; index++)
        {
            var on = stage.On[index];
            IEnumerable<TransitionSpec> cuts =
            [
                on with { Acts = Acts.None },
                on with { Criteria = [] },
                .. Cuts(on.Routes).Select(routes => on with { Routes = routes }),
                on with { Routes = Array.ConvertAll(on.Routes, route => route with { Criteria = [] }) },
            ];
            foreach (var cut in cuts)
                yield return stage with { On = [.. stage.On[..index], cut, .. stage.On[(index + 1)..]] };
        }
    }

    private static IEnumerable<T[]> Cuts<T>(T[] whole) =>
        Enumerable.Range(0, whole.Length).Select(index => whole.Where((_, each) => each != index).ToArray());

    private static Gen<StageSpec> Stage(string key, World world) =>
        from within in Some(
            Gen.Elements(world.Groups.DefaultIfEmpty("A")),
            (3, 0),
            (world.Groups.Length == 0 ? 0 : 6, 1),
            (1, 2))
        from startsIn in world.Groups.Contains(key)
            ? Some(Gen.Elements(world.Stages), (1, 0), (3, 1))
            : Gen.Constant<string[]>([])
        from isTerminal in Gen.Frequency((16, Gen.Constant(false)), (key == "A" ? 0 : 1, Gen.Constant(true)))
        from acts in Acting
        from criteria in Some(Gen.Elements(Criteria), (1, 0), (2, 1), (1, 2))
        from transitions in Some(Transition(world), (1, 1), (2, 2), (3, 4), (3, 5), (2, 6))
        select new StageSpec(key)
        {
            Within = [.. within.Distinct()],
            StartsIn = startsIn,
            IsTerminal = isTerminal,
            Acts = acts,
            Criteria = criteria,
            On = transitions,
        };

    private static Gen<TransitionSpec> Transition(World world) =>
        from trigger in Gen.Elements(world.Triggers)
        from acts in Acting
        from criteria in Some(Gen.Elements(Criteria), (2, 0), (2, 1))
        from conditional in Some(
            Route(world, Gen.Choose(0, Subject.FactCount - 1).Select(fact => (int?)fact)),
            (5, 0),
            (3, 1),
            (2, 2))
        from final in Some(Route(world, Gen.Constant<int?>(null)), (2 * conditional.Length, 0), (1, 1))
        from ignores in Gen.Choose(0, 14)
        select ignores == 0
            ? new TransitionSpec(trigger, Acts.None, [], [new(TransitionKind.Ignore, null, null, [])])
            : new TransitionSpec(trigger, acts, criteria, [.. conditional, .. final]);

    private static Gen<RouteSpec> Route(World world, Gen<int?> when) =>
        from kind in Gen.Frequency(
            (10, Gen.Constant(TransitionKind.Move)),
            (4, Gen.Constant(TransitionKind.Return)),
            (2, Gen.Constant(TransitionKind.ReEntry)),
            (2, Gen.Constant(TransitionKind.Stay)))
        from target in Gen.Elements(world.Stages)
        from fact in when
        from criteria in Some(Gen.Elements(Criteria), (3, 0), (2, 1))
        select new RouteSpec(kind, kind == TransitionKind.Move ? target : null, fact, criteria);

    private static Gen<CriterionSpec> Criterion(string id) =>
        from severity in Gen.Elements(Severity.Mandatory, Severity.Waivable, Severity.Waivable, Severity.Advisory)
        from form in Gen.Elements(Enum.GetValues<CriterionForm>())
        from fact in Gen.Choose(0, Subject.FactCount - 1)
        select new CriterionSpec(id, severity, form, fact);

    private static Gen<Acts> Acting => Gen.Elements(Enum.GetValues<Acts>());

    private static Gen<T[]> Some<T>(Gen<T> each, params (int Weight, int Count)[] counts) =>
        Gen.Frequency(counts.Select(count => (count.Weight, each.ArrayOf(count.Count))));

    private sealed record World(string[] Leaves, string[] Groups, string[] Triggers)
    {
        public string[] Stages { get; } = [.. Leaves, .. Groups];
    }
}
