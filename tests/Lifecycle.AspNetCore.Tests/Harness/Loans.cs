using static Lifecycle.AspNetCore.Tests.Harness.LoanStage;
using static Lifecycle.AspNetCore.Tests.Harness.LoanTrigger;

namespace Lifecycle.AspNetCore.Tests.Harness;

public enum LoanStage
{
    Applied,
    Assessed,
    Approved,
    PaidOut,
    Declined,
}

public enum LoanTrigger
{
    Note,
    Assess,
    Approve,
    Decline,
    PayOut,
    Fail,
    Reopen,
}

public sealed class Loan
{
    public string? Applicant { get; set; }

    public int Amount { get; set; }

    public int Income { get; set; }

    public int Notes { get; set; }

    public int? Rate { get; set; }

    public double Score { get; set; }

    public bool IsLarge => Amount > 1000;

    public bool RegisterIsDown { get; set; }

    public bool PaysAtOnce { get; set; }

    public DateTimeOffset? DecideBy { get; set; }

    public List<Waiver> Waivers { get; set; } = [];
}

public enum Grade
{
    A,
    B,
}

public sealed record Ruling(int Rate, Grade Grade = Grade.A, double Score = 0);

/// <summary>A lifecycle with a gate in front of its start, payloads, waivers, faults, stays and follow-ups.</summary>
public sealed class LoanLifecycle : LifecycleDefinition<LoanStage, LoanTrigger, Loan>
{
    public override string Name => "Loan";

    protected override void Define(LifecycleBuilder<LoanStage, LoanTrigger, Loan> lifecycle)
    {
        lifecycle.WaiversFrom(loan => loan.Waivers);
        lifecycle.Trigger(Approve).Carries<Ruling>();
        lifecycle.StartsIn(Applied)
            .Requires("APP-01", loan => loan.Amount > 0, "It states no amount.", "State the amount.");
        lifecycle.Stage(Applied)
            .DueBy(loan => loan.DecideBy, fires: Decline)
            .On(Note).OnTransition(context => context.Subject.Notes++).Stay()
            .On(Assess).GoTo(Assessed)
            .On(Decline).GoTo(Declined)
            .On(Fail).OnTransition(_ => Break("vault")).Stay();
        lifecycle.Stage(Assessed)
            .Requires("ASS-01", loan => loan.Income > 0, "It states no income.", "Ask for a pay slip.")
            .Requires(
                "ASS-02",
                loan => loan.Amount <= 3 * loan.Income,
                "The amount is more than three incomes.",
                severity: Severity.Waivable)
            .On(Approve).OnTransition<Ruling>((context, ruling) => context.Subject.Rate = ruling.Rate).GoTo(Approved)
            .Ignore(Note)
            .On(Reopen).GoTo(Applied)
            .On(Decline).GoTo(Declined);
        lifecycle.Stage(Approved)
            .Requires("REG-01", IsNotDown, "It never happens.")
            .OnEntry(context =>
            {
                if (context.Subject.PaysAtOnce)
                    context.Then(PayOut);
            })
            .On(PayOut).OnTransition(context =>
            {
                if (context.Subject.Notes > 2)
                    throw new TimeoutException("The bank is closed.");
            }).GoTo(PaidOut);
        lifecycle.Stage(PaidOut).IsTerminal();
        lifecycle.Stage(Declined).IsTerminal();
    }

    /// <summary>Throws what the library throws for a bad id.</summary>
    private static void Break(string id) => throw new ArgumentException($"The {id} is open.", nameof(id));

    private static bool IsNotDown(Loan loan) =>
        loan.RegisterIsDown ? throw new TimeoutException("The register does not answer.") : true;
}
