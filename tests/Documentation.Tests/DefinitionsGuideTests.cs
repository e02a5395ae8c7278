using Lifecycle;

namespace Documentation.Tests;

/// <summary>The definition that docs/definitions.md quotes.</summary>
public class DefinitionsGuideTests
{
    public sealed class Loan
    {
        public List<string> Clerks { get; } = ["Ann"];
    }

    [Criterion("ACT-01", "The actor is a clerk of the loan")]
    public sealed class ActorMayFire : EntryCriterion<Loan>
    {
        protected override CriterionResult Evaluate(CriterionContext<Loan> context) =>
            context.Actor is { } actor && context.Subject.Clerks.Contains(actor)
                ? CriterionResult.Met()
                : CriterionResult.Unmet("The actor is not a clerk of the loan.");
    }

    private sealed class LoanLifecycle : LifecycleDefinition<string, string, Loan>
    {
        protected override void Define(LifecycleBuilder<string, string, Loan> lifecycle)
        {
            lifecycle.StartsIn("Applied");
            lifecycle.EveryTransition().Requires<ActorMayFire>();
            lifecycle.Stage("Applied").On("Grant").GoTo("Granted").On("Note").Stay();
            lifecycle.Stage("Granted").IsTerminal();
        }
    }

    private static readonly LoanLifecycle Lifecycle = new();

    [Theory]
    [InlineData("Grant")]
    [InlineData("Note")]
    public async Task Only_a_clerk_of_the_loan_fires_any_trigger(string trigger)
    {
        var instance = Lifecycle.Start(new());

        Assert.False((await instance.TryFireAsync(trigger, new() { Actor = "Bob" })).Accepted);
        Assert.True((await instance.TryFireAsync(trigger, new() { Actor = "Ann" })).Accepted);
    }
}
