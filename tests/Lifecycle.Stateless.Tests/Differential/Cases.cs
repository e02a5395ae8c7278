using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Interop.Tests.Differential;

/// <summary>One step of a walk: a guard may change, and a trigger is fired.</summary>
/// <param name="Toggle">The guard that changes; <see langword="null"/> for none.</param>
/// <param name="Trigger">The trigger.</param>
public sealed record Fire(int? Toggle, int Trigger)
{
    public override string ToString() => Toggle is { } toggle ? $"~{toggle} {Trigger}" : $"{Trigger}";
}

/// <summary>A blueprint, and a walk through it.</summary>
public sealed record Case(Blueprint Blueprint, IReadOnlyList<Fire> Walk)
{
    public override string ToString() => $"{Blueprint} | {string.Join(", ", Walk)}";
}

/// <summary>Draws cases of up to eight states and six triggers.</summary>
public static class Cases
{
    // Stateless has no returns.
    private static readonly BlueprintSize Size = new() { Stages = 8, Triggers = 6, Guards = 3, HasReturns = false };
    private static readonly Arbitrary<Blueprint> Machines = Blueprints.Arbitrary(Size);

    public static Arbitrary<Case> Arbitrary() => Arb.From(Any, Smaller);

    private static Gen<Case> Any =>
        from blueprint in Machines.Generator
        from length in Gen.Choose(1, 16)
        from walk in StepOf(blueprint).ListOf(length)
        select new Case(blueprint, [.. walk]);

    private static Gen<Fire> StepOf(Blueprint blueprint) =>
        from toggle in Gen.Frequency(
            (2, Gen.Constant<int?>(null)),
            (1, Gen.Choose(0, Size.Guards - 1).Select(guard => (int?)guard)))
        from trigger in Gen.Choose(0, blueprint.Rules.Select(rule => rule.Trigger).DefaultIfEmpty().Max())
        select new Fire(toggle, trigger);

    private static IEnumerable<Case> Smaller(Case whole)
    {
        for (var index = whole.Walk.Count - 1; index >= 0; index--)
            yield return whole with { Walk = [.. whole.Walk.Where((_, at) => at != index)] };

        foreach (var blueprint in Machines.Shrinker(whole.Blueprint))
            yield return whole with { Blueprint = blueprint };
    }
}
