namespace LoanDesk;

/// <summary>The subject: what moves through the lifecycle.</summary>
public sealed class Loan
{
    public required string Title { get; init; }

    public string? Borrower { get; set; }

    public bool HasPaidFines { get; set; }

    public int Renewals { get; set; }
}
