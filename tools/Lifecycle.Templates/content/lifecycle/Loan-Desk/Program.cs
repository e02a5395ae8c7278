using LoanDesk;

var loan = new Loan { Title = "The Periodic Table" };
var instance = new LoanLifecycle().Start(loan);

// A refusal is a value that lists every unmet criterion.
Console.WriteLine(await instance.TryFireAsync(LoanTrigger.Collect));

// FireAsync throws if a criterion is unmet, and does not compile where the stage cannot permit the trigger.
loan.Borrower = "Ann";
loan.HasPaidFines = true;
Console.WriteLine(await instance.FireAsync(LoanTrigger.Collect));
Console.WriteLine(await instance.FireAsync(LoanTrigger.Return));
