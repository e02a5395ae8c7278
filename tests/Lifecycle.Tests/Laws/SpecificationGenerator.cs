using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>Generates random specifications, sound or unsound.</summary>
internal static class SpecificationGenerator
{
    private static readonly string[] Superstages = ["X", "Y", "Z"];

    private static readonly string[] Criteria = ["C1", "C2", "C3", "C4", "C5", "C6"];

    /// <summary>Any specification. Most are unsound.</summary>
    public static Gen<Specification> Any =>
        from leaves in Gen.Frequency((1, Gen.Choose(1, 3)), (4, Gen.Choose(4, 8)))
        from superstages in Gen.Frequency((1, Gen.Constant(0)), (5, Gen.Choose(1, Superstages.Length)))
        from triggers in Gen.Frequency((3, Gen.Choose(1, 3)), (2, Gen.Choose(4, 6)))
        let keys = new Keys(
            [.. "ABCDEFGH"[..leaves].Select(leaf => $"{leaf}")],
            Superstages[..superstages],
            [.. Enumerable.Range(1, triggers).Select(each => $"t{each}")])
        from starts in Several(Gen.Elements([.. keys.Stages, .. Enumerable.Repeat("A", 6)]), (1, 0), (12, 1), (1, 2))
        from stages in Gen.CollectToArray(keys.Stages, key => Stage(key, keys))
        from criteria in Gen.CollectToArray(Criteria, Criterion)
        from duplicates in Several(Gen.Elements(Criteria).SelectMany(Criterion), (5, 0), (1, 1))
        select new Specification(starts, stages, [.. criteria, .. duplicates]);

    public static Gen<Specification> Sound => Any.Select(specification => specification.Repaired());

    /// <summary>Repaired in all stages but one.</summary>
    public static Gen<Specification> NearlySound =>
        from raw in Any
        from index in Gen.Choose(0, raw.Stages.Length - 1)
        let repaired = raw.Repaired()
        select repaired with
        {
            Stages = [.. repaired.Stages[..index], raw.Stages[index], .. repaired.Stages[(index + 1)..]],
        };

    private static Gen<StageSpec> Stage(string key, Keys keys) =>
        from within in Several(
            Gen.Elements(keys.Superstages.DefaultIfEmpty("A")),
            (3, 0),
            (keys.Superstages.Length == 0 ? 0 : 6, 1),
            (1, 2))
        from startsIn in keys.Superstages.Contains(key)
            ? Several(Gen.Elements(keys.Stages), (1, 0), (3, 1))
            : Gen.Constant<string[]>([])
        from isTerminal in Gen.Frequency((16, Gen.Constant(false)), (key == "A" ? 0 : 1, Gen.Constant(true)))
        from actions in AnyActions
        from criteria in Several(Gen.Elements(Criteria), (1, 0), (2, 1), (1, 2))
        from transitions in Several(Transition(keys), (1, 1), (2, 2), (3, 4), (3, 5), (2, 6))
        select new StageSpec(key)
        {
            Within = [.. within.Distinct()],
            StartsIn = startsIn,
            IsTerminal = isTerminal,
            Actions = actions,
            Criteria = criteria,
            Transitions = transitions,
        };

    private static Gen<TransitionSpec> Transition(Keys keys) =>
        from trigger in Gen.Elements(keys.Triggers)
        from actions in AnyActions
        from criteria in Several(Gen.Elements(Criteria), (2, 0), (2, 1))
        from conditional in Several(
            Branch(keys, Gen.Choose(0, Subject.FactCount - 1).Select(fact => (int?)fact)),
            (5, 0),
            (3, 1),
            (2, 2))
        from final in Several(Branch(keys, Gen.Constant<int?>(null)), (2 * conditional.Length, 0), (1, 1))
        from ignores in Gen.Choose(0, 14)
        select ignores == 0
            ? new TransitionSpec(trigger, ActionKind.None, [], [new(TransitionKind.Ignore, null, null, [])])
            : new TransitionSpec(trigger, actions, criteria, [.. conditional, .. final]);

    private static Gen<BranchSpec> Branch(Keys keys, Gen<int?> when) =>
        from kind in Gen.Frequency(
            (10, Gen.Constant(TransitionKind.Move)),
            (4, Gen.Constant(TransitionKind.Return)),
            (2, Gen.Constant(TransitionKind.ReEntry)),
            (2, Gen.Constant(TransitionKind.Stay)))
        from target in Gen.Elements(keys.Stages)
        from fact in when
        from criteria in Several(Gen.Elements(Criteria), (3, 0), (2, 1))
        select new BranchSpec(kind, kind == TransitionKind.Move ? target : null, fact, criteria);

    private static Gen<CriterionSpec> Criterion(string id) =>
        from severity in Gen.Elements(Severity.Mandatory, Severity.Waivable, Severity.Waivable, Severity.Advisory)
        from kind in Gen.Elements(Enum.GetValues<CriterionKind>())
        from fact in Gen.Choose(0, Subject.FactCount - 1)
        select new CriterionSpec(id, severity, kind, fact);

    private static Gen<ActionKind> AnyActions => Gen.Elements(Enum.GetValues<ActionKind>());

    private static Gen<T[]> Several<T>(Gen<T> each, params (int Weight, int Count)[] counts) =>
        Gen.Frequency(counts.Select(count => (count.Weight, each.ArrayOf(count.Count))));

    private sealed record Keys(string[] Leaves, string[] Superstages, string[] Triggers)
    {
        public string[] Stages { get; } = [.. Leaves, .. Superstages];
    }
}
