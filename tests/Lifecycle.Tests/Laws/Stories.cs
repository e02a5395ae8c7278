using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>What FsCheck draws the arguments of the laws from.</summary>
public static class Stories
{
    public static Gen<Story> Any =>
        from specification in Specifications.Sound
        from length in Gen.Choose(0, 30)
        from steps in Step([.. specification.Triggers.DefaultIfEmpty("unheard-of")]).ArrayOf(length)
        select new Story(specification, steps);

    public static Arbitrary<Story> Arbitrary() => Arb.From(Any, Smaller);

    private static Gen<Step> Step(string[] triggers) =>
        Gen.Frequency(
            (13, Gen.Elements(triggers).Select(Step (trigger) => new Fire(trigger))),
            (1, Gen.Constant<Step>(new Fire("unheard-of"))),
            (6, from number in Gen.Choose(0, Subject.FactCount - 1)
                from value in Gen.Frequency(
                    (1, Gen.Constant(Fact.True)), (1, Gen.Elements(Enum.GetValues<Fact>())))
                select (Step)new Let(number, value)));

    private static IEnumerable<Story> Smaller(Story story)
    {
        var (specification, steps) = story;
        if (steps.Length > 1)
        {
            yield return story with { Steps = steps[..(steps.Length / 2)] };
            yield return story with { Steps = steps[(steps.Length / 2)..] };
        }

        for (var index = 0; index < steps.Length; index++)
            yield return story with { Steps = [.. steps[..index], .. steps[(index + 1)..]] };

        foreach (var smaller in Specifications.Smaller(specification, Mending.Mended))
            yield return new(smaller, steps);
    }
}
