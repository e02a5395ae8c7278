using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>Generates the scenarios that FsCheck passes to the laws.</summary>
public static class ScenarioGenerator
{
    public static Gen<Scenario> Any =>
        from specification in SpecificationGenerator.Sound
        from length in Gen.Choose(0, 30)
        from events in Event([.. specification.Triggers.DefaultIfEmpty("unknown")]).ArrayOf(length)
        select new Scenario(specification, events);

    public static Arbitrary<Scenario> Arbitrary() => Arb.From(Any, Shrink);

    private static Gen<ScenarioEvent> Event(string[] triggers) =>
        Gen.Frequency(
            (13, Gen.Elements(triggers).Select(ScenarioEvent (trigger) => new Fire(trigger))),
            (1, Gen.Constant<ScenarioEvent>(new Fire("unknown"))),
            (6, from number in Gen.Choose(0, Subject.FactCount - 1)
                from value in Gen.Frequency(
                    (1, Gen.Constant(Fact.True)), (1, Gen.Elements(Enum.GetValues<Fact>())))
                select (ScenarioEvent)new FactChange(number, value)));

    private static IEnumerable<Scenario> Shrink(Scenario scenario)
    {
        var (specification, events) = scenario;
        if (events.Length > 1)
        {
            yield return scenario with { Events = events[..(events.Length / 2)] };
            yield return scenario with { Events = events[(events.Length / 2)..] };
        }

        for (var index = 0; index < events.Length; index++)
            yield return scenario with { Events = [.. events[..index], .. events[(index + 1)..]] };

        foreach (var smaller in SpecificationShrinker.Shrink(specification, SpecificationRepair.Repaired))
            yield return new(smaller, events);
    }
}
