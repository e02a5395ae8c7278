namespace StatelessMigration;

public enum LoanState
{
    Requested,
    UnderReview,
    Approved,
    Active,
    Repaid,
    Declined,
}

public enum LoanTrigger
{
    Review,
    Approve,
    Decline,
    PayOut,
    Repay,
}

public sealed class Loan(decimal amount)
{
    public decimal Amount { get; } = amount;

    public decimal? Income { get; set; }

    public string? Reviewer { get; set; }

    public bool IsSigned { get; set; }
}
