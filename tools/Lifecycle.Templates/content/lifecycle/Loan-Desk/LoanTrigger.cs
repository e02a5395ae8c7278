namespace LoanDesk;

public enum LoanTrigger
{
    Collect,
    Renew,
    Return,
    Cancel,
}
