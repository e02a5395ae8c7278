namespace Lifecycle.Tests.Definitions;

/// <summary>
/// What is added to a stage, later or from outside, also guards the transitions that change what it was entered with.
/// </summary>
public class RequiresAdditionsToTests
{
    [Criterion("ADD-01", "Never")]
    public sealed class Never : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            CriterionResult.Unmet("Never.");
    }

    [Criterion("ADD-02", "Advice", Severity = Severity.Advisory)]
    public sealed class Advice : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            CriterionResult.Unmet("Not followed.");
    }

    private static readonly LifecycleDefinition<string, string, string> Lifecycle = InlineLifecycle.Of(l =>
    {
        l.StartsIn("a");
        l.Stage("a").On("enter").GoTo("b");
        l.Stage("b").Within("all").Requires("B-01", _ => true, "Never.").On("leave").GoTo("a");
        l.Stage("all").On("change").RequiresAdditionsTo("b").RequiresAdditionsTo("all").Stay();
    });

    [Theory]
    [InlineData("b")]
    [InlineData("all")]
    public async Task A_criterion_added_to_the_stage_guards_the_transition_too(string stage)
    {
        var changed = Lifecycle.With(criteria => criteria.Add<Never>(entering: stage));
        var instance = changed.Resume("", "b");

        var result = await instance.TryFireAsync("change");

        Assert.Equal(["ADD-01"], result.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.True((await instance.TryFireAsync("leave")).Moved);
    }

    private class Base : LifecycleDefinition<string, string, string>
    {
        protected override void Define(LifecycleBuilder<string, string, string> lifecycle)
        {
            lifecycle.StartsIn("a");
            lifecycle.Stage("a").On("enter").GoTo("b");
            lifecycle.Stage("b").Requires("B-01", _ => true, "Never.").On("leave").GoTo("a");
            lifecycle.Stage("b").On("change").RequiresAdditionsTo("b").Stay();
        }
    }

    private sealed class Derived : Base
    {
        protected override void Define(LifecycleBuilder<string, string, string> lifecycle)
        {
            base.Define(lifecycle);
            lifecycle.Stage("b").Requires<Advice>();
        }
    }

    [Fact]
    public async Task A_criterion_that_a_derived_definition_adds_to_the_stage_guards_the_transition_too()
    {
        var instance = new Derived().Resume("", "b");

        var result = await instance.TryFireAsync("change");

        Assert.Equal(["ADD-02"], result.Report.Lines.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task A_criterion_of_a_derived_definition_that_is_switched_off_guards_neither()
    {
        var lifecycle = new Derived().With(criteria => criteria.SwitchOff("ADD-02"));

        var result = await lifecycle.Resume("", "b").TryFireAsync("change");

        Assert.True(result.Accepted);
        Assert.Empty(result.Report.Lines);
    }

    [Fact]
    public void A_stage_that_is_not_declared_is_a_fault()
    {
        var definition = InlineLifecycle.Of(l =>
        {
            l.StartsIn("a");
            l.Stage("a").On("change").RequiresAdditionsTo("a").RequiresAdditionsTo("typo").Stay();
        });

        var fault = Assert.Single(Assert.Throws<DefinitionException>(() => definition.Graph).Faults);
        Assert.Equal(
            "a on change: requires the additions to typo, which is not declared; name a declared stage.",
            fault.ToString());
    }

    [Fact]
    public async Task The_criteria_that_the_stage_had_already_and_those_added_elsewhere_do_not_guard_it()
    {
        var instance = Lifecycle.With(criteria => criteria.Add<Never>(entering: "a")).Resume("", "b");

        var result = await instance.TryFireAsync("change");

        Assert.True(result.Accepted);
        Assert.Empty(result.Report.Lines);
    }
}
