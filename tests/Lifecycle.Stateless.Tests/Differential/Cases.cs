using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Interop.Tests.Differential;

/// <summary>One fire of a test case, before which a guard may be toggled.</summary>
/// <param name="Toggle">The guard to toggle, or <see langword="null"/> for none.</param>
/// <param name="Trigger">The trigger.</param>
public sealed record Fire(int? Toggle, int Trigger)
{
    public override string ToString() => Toggle is { } toggle ? $"~{toggle} {Trigger}" : $"{Trigger}";
}

/// <summary>A test case: a blueprint, and the fires to compare on it.</summary>
public sealed record Case(Blueprint Blueprint, IReadOnlyList<Fire> Fires)
{
    public override string ToString() => $"{Blueprint} | {string.Join(", ", Fires)}";
}

/// <summary>Generates cases of up to eight states and six triggers.</summary>
public static class Cases
{
    // Stateless has no returns.
    private static readonly BlueprintSize Size = new() { Stages = 8, Triggers = 6, Guards = 3, HasReturns = false };
    private static readonly Arbitrary<Blueprint> Machines = Blueprints.Arbitrary(Size);

    public static Arbitrary<Case> Arbitrary() => Arb.From(Any, Smaller);

    private static Gen<Case> Any =>
        from blueprint in Machines.Generator
        from length in Gen.Choose(1, 16)
        from fires in FireOf(blueprint).ListOf(length)
        select new Case(blueprint, [.. fires]);

    private static Gen<Fire> FireOf(Blueprint blueprint) =>
        from toggle in Gen.Frequency(
            (2, Gen.Constant<int?>(null)),
            (1, Gen.Choose(0, Size.Guards - 1).Select(guard => (int?)guard)))
        from trigger in Gen.Choose(0, blueprint.Rules.Select(rule => rule.Trigger).DefaultIfEmpty().Max())
        select new Fire(toggle, trigger);

    private static IEnumerable<Case> Smaller(Case whole)
    {
        for (var index = whole.Fires.Count - 1; index >= 0; index--)
            yield return whole with { Fires = [.. whole.Fires.Where((_, at) => at != index)] };

        foreach (var blueprint in Machines.Shrinker(whole.Blueprint))
            yield return whole with { Blueprint = blueprint };
    }
}
