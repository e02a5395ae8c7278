using Lifecycle;

namespace Documentation.Tests;

/// <summary>The definition that docs/definitions.md quotes.</summary>
public class DefinitionsGuideTests
{
    public sealed class Loan
    {
        public int Amount { get; init; } = 100;

        public int Grace { get; init; } = 6;

        public int SuspendedFor { get; set; }

        public DateTimeOffset ReceivedAt { get; set; }

        public DateTimeOffset? DecideBy { get; init; }

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

    public sealed record SuspensionNotice(string Reason, int Months);

    public sealed record Payment(int Amount);

    [Criterion("SUS-01", "The suspension has a reason")]
    public sealed class SuspensionIsReasoned : EntryCriterion<Loan, SuspensionNotice>
    {
        protected override CriterionResult Evaluate(CriterionContext<Loan> context, SuspensionNotice notice) =>
            notice.Reason.Length > 0 ? CriterionResult.Met() : CriterionResult.Unmet("The notice gives no reason.");
    }

    public sealed class Register
    {
        public async ValueTask<bool> IsCleanAsync(CriterionContext<Loan> context, CancellationToken cancellationToken)
        {
            await Task.Delay(0, cancellationToken);
            return context.Subject.Amount < 1000;
        }
    }

    private sealed class LoanLifecycle(Register register) : LifecycleDefinition<string, string, Loan>
    {
        protected override void Define(LifecycleBuilder<string, string, Loan> lifecycle)
        {
            lifecycle.StartsIn("Applied")
                .Requires("APP-01", loan => loan.Amount > 0, "The application states no amount.", "State the amount.")
                .OnStart(context => context.Subject.ReceivedAt = context.Now);
            lifecycle.EveryTransition().Requires<ActorMayFire>();
            lifecycle.Stage("Applied")
                .DueAfter(TimeSpan.FromDays(30), fires: "Note")
                .DueBy(loan => loan.DecideBy, fires: "Grant");
            lifecycle.Stage("Applied")
                .On("Grant")
                    .When("the register is clean", register.IsCleanAsync, TimeSpan.FromSeconds(5)).GoTo("Granted")
                    .Otherwise().GoTo("Rejected")
                .On("Note").Stay();
            lifecycle.Stage("Rejected").IsTerminal();
            lifecycle.Trigger("Suspend").Carries<SuspensionNotice>();
            lifecycle.Stage("Granted")
                .On("Approve")
                    .OnTransition(context => context.Then("Notify"))
                    .Stay()
                .On("Repay")
                    .When<Payment>("it is the rest", (loan, payment) => payment.Amount >= loan.Amount).GoTo("Repaid")
                    .Otherwise().Stay()
                .On("Notify").Stay()
                .On("Suspend")
                    .Requires<SuspensionIsReasoned>()
                    .Requires<SuspensionNotice>("SUS-02", (loan, notice) => notice.Months <= loan.Grace, "Too long.")
                    .OnTransition<SuspensionNotice>((context, notice) => context.Subject.SuspendedFor = notice.Months)
                    .GoTo("Suspended");
            lifecycle.Stage("Suspended").IsTerminal();
            lifecycle.Trigger("Repay").Carries<Payment>();
            lifecycle.Stage("Repaid").IsTerminal();
        }
    }

    private readonly LoanLifecycle _loans = new(new());

    [Fact]
    public async Task An_application_without_an_amount_is_refused()
    {
        var lifecycle = _loans;
        var start = await lifecycle.TryStartAsync(new() { Amount = 0 }, new() { Actor = "Ann" });
        Console.WriteLine(start.Report);    // A start in Applied is refused: 1 criterion blocks. …

        Assert.StartsWith("A start in Applied is refused: 1 criterion blocks.", start.Report.ToString());
    }

    [Fact]
    public async Task A_loan_continues_from_its_snapshot()
    {
        var lifecycle = _loans;
        var instance = await lifecycle.StartAsync(new(), new() { Actor = "Ann" });
        string json = instance.Snapshot().ToJson();
        var resumed = lifecycle.Resume(instance.Subject, LifecycleSnapshot.FromJson(json));

        Assert.Equal(instance.Snapshot(), resumed.Snapshot());
        Assert.Equal([new("Note", instance.EnteredAt!.Value.AddDays(30))], resumed.DueDates());
    }

    [Fact]
    public async Task A_suspension_receives_its_notice()
    {
        var instance = _loans.Resume(new(), "Granted");
        var waiting = await instance.EvaluateAsync("Suspend", new() { Actor = "Ann" });
        var refused = await instance.TryFireAsync("Suspend", Notice("", 9));
        var accepted = await instance.TryFireAsync("Suspend", Notice("It rains.", 3));

        Assert.Equal(2, waiting.Lines.Count(line => line.Verdict == Verdict.AwaitsPayload));
        Assert.Equal(["SUS-01", "SUS-02"], refused.Report.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal((true, 3), (accepted.Accepted, instance.Subject.SuspendedFor));

        static TransitionCommand Notice(string reason, int months) =>
            new() { Actor = "Ann", Payload = new SuspensionNotice(reason, months) };
    }

    [Theory]
    [InlineData(100, "Repaid")]
    [InlineData(99, "Granted")]
    public async Task The_payment_decides_whether_a_loan_is_repaid(int amount, string expected)
    {
        var instance = _loans.Resume(new(), "Granted");
        var waiting = await instance.EvaluateAsync("Repay", new() { Actor = "Ann" });

        await instance.FireAsync("Repay", new() { Actor = "Ann", Payload = new Payment(amount) });

        Assert.Equal(expected, instance.Stage);
        Assert.Equal(TransitionOutcome.Undecided, waiting.Outcome);
    }

    [Theory]
    [InlineData(100, "Granted")]
    [InlineData(5000, "Rejected")]
    public async Task The_register_decides(int amount, string expected)
    {
        var instance = await _loans.StartAsync(new() { Amount = amount });

        await instance.FireAsync("Grant", new() { Actor = "Ann" });

        Assert.Equal(expected, instance.Stage);
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
