using Lifecycle.Testing;

namespace LoanDesk.Tests;

public class LoanLifecycleTests
{
    private static readonly LoanLifecycle Loans = new();

    /// <summary>The walks with the fewest steps that take every transition.</summary>
    public static TheoryData<Walk<LoanStage, LoanTrigger>> Tour =>
        Walks.EveryTransition(Loans.Graph).ToTheoryData();

    [Fact]
    public void The_lifecycle_has_no_probable_mistakes() => Assert.Empty(Loans.Verify().Findings);

    [Theory]
    [MemberData(nameof(Tour))]
    public async Task A_loan_that_meets_all_criteria_can_take_every_transition(Walk<LoanStage, LoanTrigger> walk)
    {
        var instance = Loans.Start(new() { Title = "Emma", Borrower = "Ann", HasPaidFines = true });

        foreach (var step in walk.Steps)
        {
            Assert.True((await instance.TryFireAsync(step.Trigger)).Accepted);
            LifecycleAssert.Stage(step.To, instance);
        }
    }

    /// <summary>A property: it holds for every walk. A walk that breaks it shrinks to the shortest that does.</summary>
    [LifecycleProperty<LoanLifecycle>]
    public bool A_book_is_collected_before_it_is_returned(Walk<LoanStage, LoanTrigger> walk) =>
        walk.End != LoanStage.Returned || walk.Triggers.Contains(LoanTrigger.Collect);

    [Fact]
    public async Task A_loan_without_a_borrower_is_refused_with_every_reason()
    {
        var instance = Loans.Start(new() { Title = "Emma" });

        LifecycleAssert.Refused(await instance.TryFireAsync(LoanTrigger.Collect), "LOA-01", "LOA-02");
        LifecycleAssert.Stage(LoanStage.Reserved, instance);
    }
}
