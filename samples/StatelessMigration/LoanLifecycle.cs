using Lifecycle;

namespace StatelessMigration;

/// <summary>The lifecycle that replaces the machine: one definition for all loans, with its entry criteria.</summary>
public sealed class LoanLifecycle : LifecycleDefinition<LoanState, LoanTrigger, Loan>
{
    protected override void Define(LifecycleBuilder<LoanState, LoanTrigger, Loan> lifecycle)
    {
        lifecycle.StartsIn(LoanState.Requested);
        lifecycle.Stage(LoanState.Requested)
            .On(LoanTrigger.Review).GoTo(LoanState.UnderReview);
        lifecycle.Stage(LoanState.UnderReview)
            .Requires<IncomeCarriesTheLoan>()
            .On(LoanTrigger.Approve).GoTo(LoanState.Approved)
            .On(LoanTrigger.Decline).GoTo(LoanState.Declined);
        lifecycle.Stage(LoanState.Approved)
            .On(LoanTrigger.PayOut).GoTo(LoanState.Active);
        lifecycle.Stage(LoanState.Active)
            .Requires<ContractIsSigned>()
            .Requires<ReviewerIsNamed>()
            .On(LoanTrigger.Repay).GoTo(LoanState.Repaid);
        lifecycle.Stage(LoanState.Repaid).IsTerminal();
        lifecycle.Stage(LoanState.Declined).IsTerminal();
    }
}
