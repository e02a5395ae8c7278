using Lifecycle;

namespace LoanDesk;

/// <summary>A criterion as a class: it may have injected dependencies, and IEntryCriterion may wait.</summary>
[Criterion("LOA-01", "The borrower is known")]
public sealed class BorrowerIsKnown : EntryCriterion<Loan>
{
    protected override CriterionResult Evaluate(CriterionContext<Loan> context) =>
        context.Subject.Borrower is { } borrower
            ? CriterionResult.Met($"borrowed by {borrower}")
            : CriterionResult.Unmet("No one borrows it.", "Enter the borrower.");
}
