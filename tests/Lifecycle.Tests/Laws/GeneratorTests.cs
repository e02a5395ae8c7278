using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>A law over cases that never occur says nothing: these pin what a thousand stories are made of.</summary>
public class GeneratorTests
{
    private static readonly Rnd Seed = new(2026);

    private static readonly Story[] Drawn = [.. Stories.Any.Sample(1000, Seed, 100)];

    /// <summary>Every fire of all the stories: the way it took, if any, and what came of it.</summary>
    private static readonly (Story Story, Way? Way, Account Account)[] Fires =
    [
        .. from story in Drawn
           let subject = new Subject()
           let oracle = new Oracle(story.Specification, subject)
           from step in story.Steps
           where step is Fire || (subject.Facts[((Let)step).Number] = ((Let)step).Value) < 0
           let account = oracle.Fire(((Fire)step).Trigger)
           select (story, oracle.Taken, account),
    ];

    [Theory]
    [InlineData(TransitionOutcome.NotPermitted)]
    [InlineData(TransitionOutcome.Refused)]
    [InlineData(TransitionOutcome.Moved)]
    [InlineData(TransitionOutcome.Stayed)]
    [InlineData(TransitionOutcome.Ignored)]
    public void Every_outcome_occurs_in_bulk(TransitionOutcome outcome) =>
        Assert.InRange(Fires.Count(fire => fire.Account.Outcome == outcome), 200, Fires.Length / 2);

    [Theory]
    [InlineData(TransitionKind.Move)]
    [InlineData(TransitionKind.Return)]
    [InlineData(TransitionKind.ReEntry)]
    public void Every_kind_of_move_occurs_in_bulk(TransitionKind kind) =>
        Assert.InRange(Fires.Count(fire => fire.Account.Outcome == TransitionOutcome.Moved && fire.Way!.Route.Kind == kind), 200, Fires.Length);

    [Theory]
    [InlineData(Verdict.Unmet)]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.Waived)]
    [InlineData(Verdict.Advisory)]
    [InlineData(Verdict.NotApplicable)]
    [InlineData(Verdict.Faulted)]
    public void Every_verdict_occurs_in_bulk(Verdict verdict) =>
        Assert.InRange(Fires.Count(fire => fire.Account.Lines.Any(line => line.Verdict == verdict)), 100, Fires.Length);

    [Fact]
    public void Conditions_open_and_close_routes_in_bulk()
    {
        Assert.InRange(Fires.Count(fire => fire.Way?.Route.When is not null), 200, Fires.Length);
        Assert.InRange(Fires.Count(fire => fire.Way is null && fire.Account.Outcome == TransitionOutcome.Refused), 200, Fires.Length);
    }

    [Fact]
    public void Superstages_answer_in_bulk_also_after_conditions_of_the_stage_itself()
    {
        var inherited = Fires.Where(fire => fire.Way is { } way && way.Declaring.Key != fire.Account.From).ToArray();

        Assert.InRange(inherited.Length, 500, Fires.Length);
        Assert.InRange(inherited.Count(fire => fire.Story.Specification.Find(fire.Account.From)!.On.Any(on => on.Trigger == fire.Way!.On.Trigger)), 30, Fires.Length);
    }

    [Fact]
    public void Superstages_are_entered_and_left_in_bulk() =>
        Assert.InRange(
            Fires.Count(fire => fire.Account.Actions.Intersect(["enter X", "enter Y", "enter Z", "exit X", "exit Y", "exit Z"]).Any()), 500, Fires.Length);

    [Fact]
    public void Some_instances_end() =>
        Assert.InRange(Fires.Count(fire => fire.Story.Specification.Find(fire.Account.To)!.IsTerminal), 200, Fires.Length / 3);

    [Fact]
    public void Some_nearly_sound_specifications_compile_and_some_do_not() =>
        Assert.InRange(
            Specifications.NearlySound.Sample(500, Seed, 100)
                .Count(specification => Record.Exception(() => new SpecifiedLifecycle(specification).Graph) is null),
            50,
            450);
}
