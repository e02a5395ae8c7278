using Lifecycle;
using Lifecycle.Interop;
using StatelessMigration;

Before();
await BridgedAsync();
await AfterAsync();

static void Before()
{
    Console.WriteLine("Before: the machine refuses, and a guard without a description gives no reason.");
    var machine = LoanMachine.Of(new(5000) { Income = 1200 });
    machine.Fire(LoanTrigger.Review);
    machine.Fire(LoanTrigger.Approve);
    try
    {
        machine.Fire(LoanTrigger.PayOut);
    }
    catch (InvalidOperationException refused)
    {
        Console.WriteLine(refused.Message);
    }
}

static async Task BridgedAsync()
{
    Console.WriteLine("\nBridged: the machine stays, and entry criteria in front of it report every reason at once.");
    var loan = new Loan(5000) { Income = 1200 };
    var machine = LoanMachine.Of(loan);
    Console.WriteLine(machine.ToLifecycleGraph().Verify());

    var gated = machine.WithEntryCriteria(loan, criteria => criteria
        .Add<IncomeCarriesTheLoan>(entering: LoanState.UnderReview)
        .Add<ContractIsSigned>(entering: LoanState.Active)
        .Add<ReviewerIsNamed>(entering: LoanState.Active));
    await gated.FireAsync(LoanTrigger.Review);
    await gated.FireAsync(LoanTrigger.Approve);
    Console.WriteLine(await gated.TryFireAsync(LoanTrigger.PayOut));
}

static async Task AfterAsync()
{
    Console.WriteLine("\nAfter: one definition for all loans, and code written for Stateless works with it.");
    var loan = new Loan(5000) { Income = 1200, Reviewer = "Grace" };
    var instance = new LoanLifecycle().Start(loan, new() { KeepHistory = true });
    var machine = instance.ToStateMachine();
    machine.OnTransitioned(transition => Console.WriteLine($"{transition.Source} to {transition.Destination}"));

    machine.Fire(LoanTrigger.Review);
    machine.Fire(LoanTrigger.Approve);
    Console.WriteLine(await instance.TryFireAsync(LoanTrigger.PayOut));
    loan.IsSigned = true;
    machine.Fire(LoanTrigger.PayOut);
    Console.WriteLine($"{instance.History.Count} history entries, version {instance.Version}.");
}
