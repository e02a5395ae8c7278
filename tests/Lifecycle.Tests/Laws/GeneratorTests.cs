using FsCheck;
using FsCheck.Fluent;

namespace Lifecycle.Tests.Laws;

/// <summary>
/// A law proves nothing about cases that are never generated. These tests pin how often each case occurs in a thousand
/// scenarios.
/// </summary>
public class GeneratorTests
{
    private static readonly Rnd Seed = new(2026);

    private static readonly PredictedFire[] Fires =
        [.. ScenarioGenerator.Any.Sample(1000, Seed, 100).SelectMany(Predict)];

    [Theory]
    [InlineData(TransitionOutcome.NotPermitted)]
    [InlineData(TransitionOutcome.Refused)]
    [InlineData(TransitionOutcome.Moved)]
    [InlineData(TransitionOutcome.Stayed)]
    [InlineData(TransitionOutcome.Ignored)]
    public void Every_outcome_occurs_often(TransitionOutcome outcome) =>
        AssertOften(200, fire => fire.Prediction.Outcome == outcome);

    [Theory]
    [InlineData(TransitionKind.Move)]
    [InlineData(TransitionKind.Return)]
    [InlineData(TransitionKind.ReEntry)]
    public void Every_kind_of_move_occurs_often(TransitionKind kind) =>
        AssertOften(200, fire =>
            fire.Prediction.Outcome == TransitionOutcome.Moved && fire.Selected!.Branch.Kind == kind);

    [Theory]
    [InlineData(Verdict.Unmet)]
    [InlineData(Verdict.Met)]
    [InlineData(Verdict.Waived)]
    [InlineData(Verdict.Advisory)]
    [InlineData(Verdict.NotApplicable)]
    [InlineData(Verdict.Faulted)]
    public void Every_verdict_occurs_often(Verdict verdict) =>
        AssertOften(100, fire => fire.Prediction.Lines.Any(line => line.Verdict == verdict));

    [Theory]
    [InlineData("exit ")]
    [InlineData(" on ")]
    [InlineData("enter ")]
    [InlineData("emit ")]
    public void Every_kind_of_action_occurs_often(string kind) =>
        AssertOften(500, fire =>
            fire.Prediction.Actions.Any(action => action.Contains(kind, StringComparison.Ordinal)));

    [Theory]
    [InlineData(ActionKind.None)]
    [InlineData(ActionKind.Synchronous)]
    [InlineData(ActionKind.Asynchronous)]
    public void Transitions_often_have_synchronous_asynchronous_and_no_actions(ActionKind actions) =>
        AssertOften(500, fire => fire.Selected?.Transition.Actions == actions);

    [Fact]
    public void Conditions_often_open_and_close_branches()
    {
        AssertOften(200, fire => fire.Selected?.Branch.When is not null);
        AssertOften(200, fire => fire.Selected is null && fire.Prediction.Outcome == TransitionOutcome.Refused);
    }

    [Fact]
    public void Stages_often_inherit_a_transition_even_when_they_declare_conditions_of_their_own()
    {
        AssertOften(500, fire => fire.IsInherited);
        AssertOften(30, fire =>
            fire.IsInherited
            && fire.From.Transitions.Any(transition => transition.Trigger == fire.Selected!.Transition.Trigger));
    }

    [Fact]
    public void Superstages_are_often_entered_and_left() =>
        AssertOften(500, fire =>
            fire.Prediction.Actions.Any(action =>
                action is "enter X" or "enter Y" or "enter Z" or "exit X" or "exit Y" or "exit Z"));

    [Fact]
    public void Some_instances_end_and_most_do_not() =>
        AssertOften(200, fire => fire.Scenario.Specification.Find(fire.Prediction.To)!.IsTerminal);

    [Fact]
    public void Some_nearly_sound_specifications_compile_and_some_do_not() =>
        Assert.InRange(
            SpecificationGenerator.NearlySound.Sample(500, Seed, 100)
                .Count(specification => Record.Exception(() => new SpecifiedLifecycle(specification).Graph) is null),
            50,
            450);

    /// <summary>Asserts that a case occurs often, and in at most half of the fires.</summary>
    private static void AssertOften(int least, Func<PredictedFire, bool> occurs) =>
        Assert.InRange(Fires.Count(occurs), least, Fires.Length / 2);

    private static IEnumerable<PredictedFire> Predict(Scenario scenario)
    {
        var subject = new Subject();
        var oracle = new Oracle(scenario.Specification, subject);
        foreach (var each in scenario.Events)
        {
            if (each is FactChange change)
                subject.Facts[change.Number] = change.Value;
            else if (each is Fire fire)
                yield return new(scenario, oracle.Fire(fire.Trigger), oracle.Selected);
        }
    }

    /// <summary>One fire of a scenario, as the oracle predicts it.</summary>
    private sealed record PredictedFire(Scenario Scenario, Observation Prediction, ApplicableBranch? Selected)
    {
        public StageSpec From => Scenario.Specification.Find(Prediction.From)!;

        public bool IsInherited => Selected is not null && Selected.Declaring != From;
    }
}
