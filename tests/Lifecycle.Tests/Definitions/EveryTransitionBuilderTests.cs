namespace Lifecycle.Tests.Definitions;

public class EveryTransitionBuilderTests
{
    [Criterion("ACT-01", "The actor is named")]
    private sealed class ActorIsNamed : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            context.Actor is null ? CriterionResult.Unmet("No actor is named.") : CriterionResult.Met();
    }

    public abstract class Unfinished : EntryCriterion<string>;

    private static readonly LifecycleDefinition<string, string, string> Everything = InlineLifecycle.Of(l =>
    {
        l.StartsIn("a");
        l.EveryTransition().Requires<ActorIsNamed>();
        l.Stage("all").On("inherited").GoTo("b");
        l.Stage("a").Within("all")
            .On("move").GoTo("b")
            .On("stay").Stay()
            .On("re-enter").ReEnter()
            .On("branch").When("never", _ => false).GoTo("b").Otherwise().Requires("B-1", _ => true, "No.").Stay()
            .Ignore("ignored");
        l.Stage("b").Requires("E-1", _ => true, "No.").On("back").GoToPrevious();
    });

    [Theory]
    [InlineData("a", "move")]
    [InlineData("a", "stay")]
    [InlineData("a", "re-enter")]
    [InlineData("a", "branch")]
    [InlineData("a", "inherited")]
    [InlineData("b", "back")]
    public async Task A_transition_of_any_kind_is_refused_by_a_criterion_in_front_of_every_transition(
        string from, string trigger)
    {
        var instance = Everything.Resume("", Everything.SnapshotOf(from, 1, from == "b" ? "a" : "b"));

        var refused = await instance.TryFireAsync(trigger);
        Assert.Equal((TransitionOutcome.Refused, from, 1), (refused.Outcome, instance.Stage, instance.Version));
        Assert.Equal(["ACT-01"], refused.Report.Blocking.Select(line => line.Criterion.Id));

        Assert.True((await instance.TryFireAsync(trigger, new() { Actor = "Ann" })).Accepted);
    }

    [Fact]
    public void It_stands_before_the_criteria_of_the_transition_and_of_the_stage() =>
        Assert.Equal(
            ["ACT-01", "E-1"],
            Everything.Graph.TransitionsFrom("a", "move").Single().Criteria.Select(criterion => criterion.Id));

    [Fact]
    public void It_is_the_first_of_the_lifecycles_criteria() =>
        Assert.Equal(["ACT-01", "E-1", "B-1"], Everything.Graph.Criteria.Select(criterion => criterion.Id));

    [Fact]
    public async Task An_ignored_trigger_has_no_criteria()
    {
        Assert.Empty(Everything.Graph.TransitionsFrom("a", "ignored").Single().Criteria);
        Assert.Equal(TransitionOutcome.Ignored, (await Everything.Start("").TryFireAsync("ignored")).Outcome);
    }

    [Fact]
    public async Task A_follow_up_is_a_transition_too()
    {
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.EveryTransition()
                .Requires(new("T-1", "Not the second"), (context, _) => new(
                    context.Trigger is "second" ? CriterionResult.Unmet("It is the second.") : CriterionResult.Met()));
            l.Stage("a").On("first").OnTransition(context => context.Then("second")).GoTo("b");
            l.Stage("b").On("second").GoTo("c");
        }).Start("");

        var result = await instance.TryFireAsync("first");

        Assert.Equal("b", instance.Stage);
        Assert.Equal(TransitionOutcome.Refused, Assert.Single(result.FollowUps).Outcome);
    }

    [Fact]
    public async Task A_criterion_that_a_transition_requires_as_well_is_evaluated_once()
    {
        var evaluations = 0;
        Func<string, bool> count = _ => ++evaluations > 0;
        var instance = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.EveryTransition().Requires("C-1", count, "No.");
            l.Stage("a").On("go").Requires("C-1", count, "No.").GoTo("b");
        }).Start("");

        await instance.FireAsync("go");

        Assert.Equal(1, evaluations);
    }

    [Fact]
    public async Task A_plug_in_stands_in_front_of_every_transition_too()
    {
        var changed = InlineLifecycle
            .Of(l =>
            {
                l.StartsIn("a");
                l.Stage("a").On("go").GoTo("b").On("stay").Stay();
            })
            .With(criteria => criteria.AddToEveryTransition<ActorIsNamed>());

        Assert.All(
            (await changed.Start("").EvaluateAllAsync()).All,
            prospect => Assert.Equal(TransitionOutcome.Refused, prospect.Report.Outcome));
    }

    [Fact]
    public async Task It_can_be_changed_by_its_id_like_any_other()
    {
        var changed = Everything.With(criteria => criteria.Replace<ActorIsNamed>("ACT-01"));

        Assert.False((await changed.Start("").TryFireAsync("move")).Accepted);
        Assert.Throws<DefinitionException>(() => Everything.With(criteria => criteria.SwitchOff("ACT-01")).Graph);
    }

    [Fact]
    public void A_fault_of_such_a_criterion_names_its_place()
    {
        var faulty = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
#pragma warning disable LFC3001 // The fault is the point of the test.
            l.EveryTransition().Requires<Unfinished>();
#pragma warning restore LFC3001
        });

        Assert.Equal(
            "Every transition requires Unfinished, but criterion Unfinished is abstract and cannot be made.",
            Assert.Single(Assert.Throws<DefinitionException>(() => faulty.Graph).Faults).ToString());
    }
}
