using Lifecycle;
using static LoanApi.LoanStage;
using static LoanApi.LoanTrigger;

namespace LoanApi;

public enum LoanStage
{
    Applied,
    Assessed,
    Approved,
    Declined,
    PaidOut,
}

public enum LoanTrigger
{
    Assess,
    Approve,
    Decline,
    PayOut,
}

/// <summary>What an applicant asks for.</summary>
public sealed record Loan(string Applicant, int Amount, int? Income = null)
{
    /// <summary>Percent a year, once it is approved.</summary>
    public decimal? Rate { get; set; }
}

/// <summary>What an underwriter decides.</summary>
public sealed record Offer(decimal Rate);

public sealed class LoanLifecycle : LifecycleDefinition<LoanStage, LoanTrigger, Loan>
{
    protected override void Define(LifecycleBuilder<LoanStage, LoanTrigger, Loan> lifecycle)
    {
        lifecycle.Trigger(Approve).Carries<Offer>();
        lifecycle.StartsIn(Applied)
            .Requires("APP-01", loan => loan.Amount > 0, "The application states no amount.", "State the amount.");
        lifecycle.Stage(Applied)
            .On(Assess).GoTo(Assessed)
            .On(Decline).GoTo(Declined);
        lifecycle.Stage(Assessed)
            .Requires("ASS-01", loan => loan.Income is not null, "The income is not known.", "Ask for a pay slip.")
            .Requires(
                "ASS-02",
                loan => loan.Amount <= 3 * (loan.Income ?? 0),
                "The amount is more than three incomes.",
                "Lower the amount.")
            .On(Approve).OnTransition<Offer>((context, offer) => context.Subject.Rate = offer.Rate).GoTo(Approved)
            .On(Decline).GoTo(Declined);
        lifecycle.Stage(Approved)
            .Requires<Offer>("OFF-01", (_, offer) => offer.Rate is > 0 and < 20, "The rate is not fair.", "Change it.")
            .On(PayOut).GoTo(PaidOut);
        lifecycle.Stage(PaidOut).IsTerminal();
        lifecycle.Stage(Declined).IsTerminal();
    }
}
