namespace Lifecycle.Tests.Definitions;

/// <summary>
/// What is added to a stage from outside also guards the transitions that change what it was entered with.
/// </summary>
public class RequiresAdditionsToTests
{
    [Criterion("ADD-01", "Never")]
    public sealed class Never : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            CriterionResult.Unmet("Never.");
    }

    private static readonly LifecycleDefinition<string, string, string> Lifecycle = InlineLifecycle.Of(l =>
    {
        l.StartsIn("a");
        l.Stage("all").On("change").RequiresAdditionsTo("b").RequiresAdditionsTo("all").Stay();
        l.Stage("a").On("enter").GoTo("b");
        l.Stage("b").Within("all").Requires("B-01", _ => true, "Never.").On("leave").GoTo("a");
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
    public async Task The_criteria_of_the_definition_itself_and_those_added_elsewhere_do_not_guard_it()
    {
        var instance = Lifecycle.With(criteria => criteria.Add<Never>(entering: "a")).Resume("", "b");

        var result = await instance.TryFireAsync("change");

        Assert.True(result.Accepted);
        Assert.Empty(result.Report.Lines);
    }
}
