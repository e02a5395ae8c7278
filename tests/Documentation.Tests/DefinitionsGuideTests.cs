using Lifecycle;

namespace Documentation.Tests;

/// <summary>The definition that docs/definitions.md quotes.</summary>
public class DefinitionsGuideTests
{
    public sealed class Loan
    {
        public int Amount { get; init; } = 100;

        public DateTimeOffset ReceivedAt { get; set; }

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
            lifecycle.StartsIn("Applied")
                .Requires("APP-01", loan => loan.Amount > 0, "The application states no amount.", "State the amount.")
                .OnStart(context => context.Subject.ReceivedAt = context.Now);
            lifecycle.EveryTransition().Requires<ActorMayFire>();
            lifecycle.Stage("Applied").On("Grant").GoTo("Granted").On("Note").Stay();
            lifecycle.Stage("Granted").IsTerminal();
        }
    }

    private readonly LoanLifecycle _loans = new();

    [Fact]
    public async Task An_application_without_an_amount_is_refused()
    {
        var lifecycle = _loans;
        var start = await lifecycle.TryStartAsync(new() { Amount = 0 }, new() { Actor = "Ann" });
        Console.WriteLine(start.Report);    // A start in Applied is refused: 1 criterion blocks. …

        Assert.StartsWith("A start in Applied is refused: 1 criterion blocks.", start.Report.ToString());
    }

    [Theory]
    [InlineData("Grant")]
    [InlineData("Note")]
    public async Task Only_a_clerk_of_the_loan_fires_any_trigger(string trigger)
    {
        var instance = await _loans.StartAsync(new());

        Assert.False((await instance.TryFireAsync(trigger, new() { Actor = "Bob" })).Accepted);
        Assert.True((await instance.TryFireAsync(trigger, new() { Actor = "Ann" })).Accepted);
    }
}
