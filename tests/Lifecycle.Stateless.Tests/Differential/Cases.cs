using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Interop.Tests.Differential;

/// <summary>Draws cases of up to eight states and six triggers.</summary>
public static class Cases
{
    private static readonly Gen<TransitionKind> Kinds = Gen.Frequency(
        (6, Gen.Constant(TransitionKind.Move)),
        (2, Gen.Constant(TransitionKind.ReEntry)),
        (1, Gen.Constant(TransitionKind.Stay)),
        (1, Gen.Constant(TransitionKind.Ignore)));

    public static Arbitrary<Case> Arbitrary() => Arb.From(Any, Smaller);

    private static Gen<Case> Any =>
        from states in Gen.Choose(1, 8)
        from parents in Parents(states)
        from initial in Gen.Choose(0, states - 1)
        from triggers in Gen.Choose(1, 6)
        from count in Gen.Choose(0, 2 * states * triggers)
        from rules in RuleOf(states, triggers).ListOf(count)
        from length in Gen.Choose(1, 16)
        from walk in StepOf(triggers).ListOf(length)
        select new Case(Mend(new(parents, initial, [.. rules])), [.. walk]);

    private static Gen<Fire> StepOf(int triggers) =>
        from toggle in Gen.Frequency((2, Gen.Constant<int?>(null)), (1, Gen.Choose(0, Blueprint.Guards - 1).Select(guard => (int?)guard)))
        from trigger in Gen.Choose(0, triggers - 1)
        select new Fire(toggle, trigger);

    private static Gen<Rule> RuleOf(int states, int triggers) =>
        from state in Gen.Choose(0, states - 1)
        from trigger in Gen.Choose(0, triggers - 1)
        from kind in Kinds
        from target in Gen.Choose(0, states - 1)
        from guard in Gen.Frequency((3, Gen.Constant<int?>(null)), (2, Gen.Choose(0, Blueprint.Guards - 1).Select(guard => (int?)guard)))
        select new Rule(state, trigger, kind, target, guard);

    /// <summary>A state lies within one of a lower number or in none, so that there is no circle.</summary>
    private static Gen<IReadOnlyList<int?>> Parents(int states) =>
        Gen.Choose(-5, 7).ListOf(states).Select(drawn => (IReadOnlyList<int?>)[.. drawn.Select((parent, state) => parent >= 0 && parent < state ? (int?)parent : null)]);

    /// <summary>Takes out what the engine refuses to compile.</summary>
    private static Blueprint Mend(Blueprint drawn)
    {
        var rules = drawn.Rules
            .GroupBy(rule => (rule.State, rule.Trigger))
            .SelectMany(cell =>
            {
                var guarded = cell.Where(rule => rule is { Guard: not null, Kind: not TransitionKind.Ignore }).DistinctBy(rule => rule.Guard);
                var last = cell.Where(rule => rule.Guard is null).Take(1);
                return last.Any(rule => rule.Kind == TransitionKind.Ignore) ? last : guarded.Concat(last);
            })
            .ToArray();
        var mended = drawn with { Initial = drawn.LeafOf(drawn.Initial), Rules = rules };
        if (Compiles(mended))
            return mended;

        mended = mended with { Rules = [] };
        foreach (var rule in rules)
        {
            var more = mended with { Rules = [.. mended.Rules, rule] };
            if (Compiles(more))
                mended = more;
        }

        return mended;
    }

    private static bool Compiles(Blueprint blueprint)
    {
        try
        {
            return new BlueprintLifecycle(blueprint).Graph is not null;
        }
        catch (DefinitionException)
        {
            return false;
        }
    }

    private static IEnumerable<Case> Smaller(Case whole)
    {
        var (blueprint, walk) = whole;
        for (var index = walk.Count - 1; index >= 0; index--)
            yield return whole with { Walk = [.. walk.Take(index), .. walk.Skip(index + 1)] };

        for (var index = 0; index < blueprint.Rules.Count; index++)
        {
            var fewer = blueprint with { Rules = [.. blueprint.Rules.Take(index), .. blueprint.Rules.Skip(index + 1)] };
            if (Compiles(fewer))
                yield return whole with { Blueprint = fewer };
        }

        for (var index = 0; index < blueprint.Rules.Count; index++)
        {
            if (blueprint.Rules[index].Guard is not null)
            {
                var plain = Mend(blueprint with { Rules = [.. blueprint.Rules.Select((rule, at) => at == index ? rule with { Guard = null } : rule)] });
                yield return whole with { Blueprint = plain };
            }
        }

        foreach (var state in blueprint.States.Where(state => blueprint.Parents[state] is not null))
            yield return whole with { Blueprint = Mend(blueprint with { Parents = [.. blueprint.Parents.Select((parent, at) => at == state ? null : parent)] }) };
    }
}
