using Lifecycle;
using static LoanDesk.LoanStage;
using static LoanDesk.LoanTrigger;

namespace LoanDesk;

/// <summary>The loan of a book: its stages, the criteria for entering them, and what moves it on.</summary>
public sealed class LoanLifecycle : LifecycleDefinition<LoanStage, LoanTrigger, Loan>
{
    public const int MostRenewals = 2;

    protected override void Define(LifecycleBuilder<LoanStage, LoanTrigger, Loan> lifecycle)
    {
        lifecycle.StartsIn(Reserved);

        lifecycle.Stage(Reserved)
            .On(Collect).GoTo(Lent)
            .On(Cancel).GoTo(Cancelled);

        lifecycle.Stage(Lent)
            .Requires<BorrowerIsKnown>()
            .Requires("LOA-02", loan => loan.HasPaidFines, unmet: "Fines are open.", remedy: "Pay them at the desk.")
            .On(Renew)
                .Requires("LOA-03", loan => loan.Renewals < MostRenewals, unmet: "It was renewed too often.")
                .OnTransition(context => context.Subject.Renewals++)
                .Stay()
            .On(Return).GoTo(Returned);

        lifecycle.Stage(Returned).IsTerminal();
        lifecycle.Stage(Cancelled).IsTerminal();
    }
}
