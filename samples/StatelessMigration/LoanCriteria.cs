using Lifecycle;

namespace StatelessMigration;

[Criterion("REV-01", "The income is known and carries the loan")]
public sealed class IncomeCarriesTheLoan : EntryCriterion<Loan>
{
    protected override CriterionResult Evaluate(CriterionContext<Loan> context) =>
        context.Subject switch
        {
            { Income: null } => CriterionResult.Unmet("The income is not stated.", "Ask for the last three payslips."),
            { Income: var income, Amount: var amount } when amount > 10 * income => CriterionResult.Unmet(
                $"{amount:0} is more than ten times the income."),
            _ => CriterionResult.Met(),
        };
}

[Criterion("PAY-01", "The contract is signed")]
public sealed class ContractIsSigned : EntryCriterion<Loan>
{
    protected override CriterionResult Evaluate(CriterionContext<Loan> context) =>
        context.Subject.IsSigned
            ? CriterionResult.Met()
            : CriterionResult.Unmet("The contract is not signed.", "Send it to the borrower.");
}

[Criterion("PAY-02", "A reviewer is named")]
public sealed class ReviewerIsNamed : EntryCriterion<Loan>
{
    protected override CriterionResult Evaluate(CriterionContext<Loan> context) =>
        context.Subject.Reviewer is { } reviewer
            ? CriterionResult.Met(reviewer)
            : CriterionResult.Unmet("No reviewer is named.");
}
