namespace LoanDesk;

public enum LoanStage
{
    Reserved,
    Lent,
    Returned,
    Cancelled,
}
