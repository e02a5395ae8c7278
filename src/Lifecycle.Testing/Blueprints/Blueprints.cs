using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Testing;

/// <summary>
/// Generates random blueprints of valid lifecycles, and shrinks them to smaller valid ones. Thread-safe.
/// </summary>
public static class Blueprints
{
    /// <summary>Random blueprints, whose definitions always compile.</summary>
    /// <param name="size">Their size and variety. Default: the defaults of <see cref="BlueprintSize"/>.</param>
    public static Arbitrary<Blueprint> Arbitrary(BlueprintSize? size = null) => Arb.From(Any(size ?? new()), Smaller);

    private static Gen<Blueprint> Any(BlueprintSize size) =>
        from stages in Gen.Choose(1, size.Stages)
        from superstages in Superstages(stages)
        from initial in Gen.Choose(0, stages - 1)
        from triggers in Gen.Choose(1, size.Triggers)
        from count in Gen.Choose(0, 2 * stages * triggers)
        from rules in Rule(stages, triggers, size).ListOf(count)
        select Repaired(new(superstages, initial, [.. rules]));

    private static Gen<BlueprintRule> Rule(int stages, int triggers, BlueprintSize size) =>
        from stage in Gen.Choose(0, stages - 1)
        from trigger in Gen.Choose(0, triggers - 1)
        from kind in Gen.Frequency(
            (12, Gen.Constant(TransitionKind.Move)),
            (4, Gen.Constant(TransitionKind.ReEntry)),
            (2, Gen.Constant(TransitionKind.Stay)),
            (2, Gen.Constant(TransitionKind.Ignore)),
            (size.HasReturns ? 3 : 0, Gen.Constant(TransitionKind.Return)))
        from target in Gen.Choose(0, stages - 1)
        from guard in Gen.Choose(-Math.Max(1, size.Guards), size.Guards - 1)
        select new BlueprintRule(stage, trigger, kind, target, guard < 0 ? null : guard);

    /// <summary>A superstage has a lower number than its substages, so no stage lies within itself.</summary>
    private static Gen<IReadOnlyList<int?>> Superstages(int stages) =>
        Gen.Choose(-stages, stages - 1)
            .ListOf(stages)
            .Select(drawn =>
                (IReadOnlyList<int?>)
                    [
                        .. drawn.Select(
                            (superstage, stage) => superstage >= 0 && superstage < stage ? (int?)superstage : null),
                    ]);

    /// <summary>Removes the rules with which the definition does not compile.</summary>
    private static Blueprint Repaired(Blueprint drawn)
    {
        var rules = drawn.Rules.GroupBy(rule => (rule.Stage, rule.Trigger)).SelectMany(InOrder).ToArray();
        var repaired = drawn with { InitialStage = drawn.LeafOf(drawn.InitialStage), Rules = rules };
        if (Compiles(repaired))
            return repaired;

        repaired = repaired with { Rules = [] };
        foreach (var rule in rules)
        {
            var more = repaired with { Rules = [.. repaired.Rules, rule] };
            if (Compiles(more))
                repaired = more;
        }

        return repaired;
    }

    /// <summary>Puts rules with guards first, each guard once. A stage ignores a trigger always or never.</summary>
    private static IEnumerable<BlueprintRule> InOrder(IEnumerable<BlueprintRule> cell)
    {
        var last = cell.Where(rule => rule.Guard is null).Take(1).ToArray();
        return last is [{ Kind: TransitionKind.Ignore }]
            ? last
            : cell.Where(rule => rule is { Guard: not null, Kind: not TransitionKind.Ignore })
                .DistinctBy(rule => rule.Guard)
                .Concat(last);
    }

    private static bool Compiles(Blueprint blueprint)
    {
        try
        {
            return blueprint.ToDefinition().Graph is not null;
        }
        catch (DefinitionException)
        {
            return false;
        }
    }

    /// <summary>Blueprints with one rule, one guard or one superstage less.</summary>
    private static IEnumerable<Blueprint> Smaller(Blueprint whole)
    {
        for (var index = 0; index < whole.Rules.Count; index++)
        {
            var fewer = whole with { Rules = [.. whole.Rules.Where((_, at) => at != index)] };
            if (Compiles(fewer))
                yield return fewer;
        }

        for (var index = 0; index < whole.Rules.Count; index++)
        {
            if (whole.Rules[index].Guard is not null)
                yield return Repaired(
                    whole with
                    {
                        Rules = [.. whole.Rules.Select((rule, at) => at == index ? rule with { Guard = null } : rule)],
                    });
        }

        foreach (var stage in whole.Stages.Where(stage => whole.Superstages[stage] is not null))
            yield return Repaired(
                whole with
                {
                    Superstages = [.. whole.Superstages.Select((superstage, at) => at == stage ? null : superstage)],
                });
    }
}
