namespace StatelessMigration;

/// <summary>The existing Stateless machine, with a guard for each requirement.</summary>
public static class LoanMachine
{
    public static StateMachine<LoanState, LoanTrigger> Of(Loan loan)
    {
        var machine = new StateMachine<LoanState, LoanTrigger>(LoanState.Requested);
        machine.Configure(LoanState.Requested)
            .PermitIf(LoanTrigger.Review, LoanState.UnderReview, () => loan.Income is not null, "the income is stated");
        machine.Configure(LoanState.UnderReview)
            .Permit(LoanTrigger.Approve, LoanState.Approved)
            .Permit(LoanTrigger.Decline, LoanState.Declined);
        machine.Configure(LoanState.Approved)
            .PermitIf(LoanTrigger.PayOut, LoanState.Active, () => loan.IsSigned && loan.Reviewer is not null);
        machine.Configure(LoanState.Active)
            .Permit(LoanTrigger.Repay, LoanState.Repaid);
        return machine;
    }
}
