using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>A law over cases that never occur says nothing: these pin what a thousand stories are made of.</summary>
public class GeneratorTests
{
    private static readonly Rnd Seed = new(2026);

    private static readonly Told[] Fires = [.. Stories.Any.Sample(1000, Seed, 100).SelectMany(Tell)];

    [Theory]
    [InlineData(TransitionOutcome.NotPermitted)]
    [InlineData(TransitionOutcome.Refused)]
    [InlineData(TransitionOutcome.Moved)]
    [InlineData(TransitionOutcome.Stayed)]
    [InlineData(TransitionOutcome.Ignored)]
    public void Every_outcome_occurs_in_bulk(TransitionOutcome outcome) =>
        AssertBulk(200, fire => fire.Account.Outcome == outcome);

    [Theory]
    [InlineData(TransitionKind.Move)]
    [InlineData(TransitionKind.Return)]
    [InlineData(TransitionKind.ReEntry)]
    public void Every_kind_of_move_occurs_in_bulk(TransitionKind kind) =>
        AssertBulk(200, fire => fire.Account.Outcome == TransitionOutcome.Moved && fire.Way!.Route.Kind == kind);

    [Theory]
    [InlineData(Verdict.Unmet)]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.Waived)]
    [InlineData(Verdict.Advisory)]
    [InlineData(Verdict.NotApplicable)]
    [InlineData(Verdict.Faulted)]
    public void Every_verdict_occurs_in_bulk(Verdict verdict) =>
        AssertBulk(100, fire => fire.Account.Lines.Any(line => line.Verdict == verdict));

    [Theory]
    [InlineData("exit ")]
    [InlineData(" on ")]
    [InlineData("enter ")]
    [InlineData("emit ")]
    public void Actions_of_every_place_occur_in_bulk(string place) =>
        AssertBulk(500, fire => fire.Account.Actions.Any(action => action.Contains(place, StringComparison.Ordinal)));

    [Theory]
    [InlineData(Acts.None)]
    [InlineData(Acts.Synchronously)]
    [InlineData(Acts.Asynchronously)]
    public void Ways_act_synchronously_asynchronously_and_not_at_all(Acts acts) =>
        AssertBulk(500, fire => fire.Way?.On.Acts == acts);

    [Fact]
    public void Conditions_open_and_close_routes_in_bulk()
    {
        AssertBulk(200, fire => fire.Way?.Route.When is not null);
        AssertBulk(200, fire => fire.Way is null && fire.Account.Outcome == TransitionOutcome.Refused);
    }

    [Fact]
    public void Superstages_answer_in_bulk_also_after_conditions_of_the_stage_itself()
    {
        AssertBulk(500, fire => fire.IsInherited);
        AssertBulk(30, fire => fire.IsInherited && fire.From.On.Any(on => on.Trigger == fire.Way!.On.Trigger));
    }

    [Fact]
    public void Superstages_are_entered_and_left_in_bulk() =>
        AssertBulk(500, fire =>
            fire.Account.Actions.Any(action =>
                action is "enter X" or "enter Y" or "enter Z" or "exit X" or "exit Y" or "exit Z"));

    [Fact]
    public void Some_instances_end_and_most_do_not() =>
        AssertBulk(200, fire => fire.Story.Specification.Find(fire.Account.To)!.IsTerminal);

    [Fact]
    public void Some_nearly_sound_specifications_compile_and_some_do_not() =>
        Assert.InRange(
            Specifications.NearlySound.Sample(500, Seed, 100)
                .Count(specification => Record.Exception(() => new SpecifiedLifecycle(specification).Graph) is null),
            50,
            450);

    /// <summary>Often enough to count, and not so often that little else occurs.</summary>
    private static void AssertBulk(int least, Func<Told, bool> occurs) =>
        Assert.InRange(Fires.Count(occurs), least, Fires.Length / 2);

    private static IEnumerable<Told> Tell(Story story)
    {
        var subject = new Subject();
        var oracle = new Oracle(story.Specification, subject);
        foreach (var step in story.Steps)
        {
            if (step is Let let)
                subject.Facts[let.Number] = let.Value;
            else if (step is Fire fire)
                yield return new(story, oracle.Fire(fire.Trigger), oracle.Taken);
        }
    }

    /// <summary>One fire of a story: what came of it, and the way it took or was refused on.</summary>
    private sealed record Told(Story Story, Account Account, Way? Way)
    {
        public StageSpec From => Story.Specification.Find(Account.From)!;

        public bool IsInherited => Way is not null && Way.Declaring != From;
    }
}
