using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

public class LoopTests
{
    [Fact]
    public async Task A_review_and_a_learning_from_before_the_stage_was_entered_do_not_count()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        var before = homes.Now.AddDays(-1);
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Continue, before));
        homes.Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", before);

        Assert.Equal(["LOOP-01", "LOOP-02"], await homes.RefusalOf(StartNewCycle));
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    public async Task A_renegotiation_returns_to_development_and_needs_a_new_version_signed_by_all(
        PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage);

        await homes.LoopAsync(Renegotiate);
        Assert.Equal(Development, homes.Instance.Stage);
        Assert.Null(homes.Partnership.Agreement.InForce);
        Assert.True(homes.Partnership.Agreement.HasBeenInForce);

        var second = homes.Partnership.Agreement.Draft(
            "second.pdf",
            new("6 months", "by the board", "by all partners"),
            homes.Now);
        homes.Partnership.Agreement.Sign(second, WarmHomes.Council, homes.Now);
        Assert.Equal(["IMP-02"], await homes.RefusalOf(ReachAgreement));
        Assert.Equal(
            "The agreement, version 2 (second.pdf), is not signed by Health Trust and Age Charity. "
            + "Health Trust signed version 1. Age Charity signed version 1.",
            homes.Instance.History[^1].Report.Blocking.Single().Reason);
        homes.Partnership.Agreement.Sign(second, WarmHomes.Trust, homes.Now);
        homes.Partnership.Agreement.Sign(second, WarmHomes.Charity, homes.Now);
        await homes.Move(ReachAgreement);

        Assert.Equal(second, homes.Partnership.Agreement.InForce?.Number);
    }

    [Theory]
    [InlineData(Development, Rescope, Preparation)]
    [InlineData(Implementation, Renegotiate, Development)]
    [InlineData(Fulfilment, Renegotiate, Development)]
    [InlineData(Fulfilment, Restructure, Implementation)]
    [InlineData(Fulfilment, StartNewCycle, Preparation)]
    public async Task A_return_to_an_earlier_stage_needs_a_review_and_a_learning_of_this_stage(
        PartnershipStage stage,
        PartnershipTrigger trigger,
        PartnershipStage back)
    {
        var homes = new WarmHomes();
        homes.Partnership.Reviews.Record(new(ReviewKind.Periodic, "too early", ReviewOutcome.Continue, homes.Now));
        homes.Partnership.Reviews.RecordLearning("Too early.", "Nothing yet.", homes.Now);
        await homes.GoTo(stage);

        Assert.Equal(["LOOP-01", "LOOP-02"], await homes.RefusalOf(trigger));
        homes.Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", homes.Now);
        Assert.Equal(["LOOP-01"], await homes.RefusalOf(trigger));
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Revise, homes.Now));
        await homes.Move(trigger);

        Assert.Equal(back, homes.Instance.Stage);
    }

    [Fact]
    public async Task Only_StartNewCycle_increases_the_cycle_number()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.LoopAsync(Restructure);
        await homes.Move(Launch);
        Assert.Equal(1, homes.Partnership.Cycle);

        await homes.LoopAsync(StartNewCycle);

        Assert.Equal((Preparation, 2), (homes.Instance.Stage, homes.Partnership.Cycle));
    }

    [Fact]
    public async Task An_open_amendment_blocks_a_return_until_it_is_withdrawn()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Revise, homes.Now));
        homes.Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", homes.Now);

        homes.Partnership.Agreement.Draft("amendment.pdf", new(), homes.Now);
        Assert.Equal(["LOOP-03"], await homes.RefusalOf(Restructure));
        Assert.Equal(1, homes.Partnership.Agreement.InForce?.Number);
        homes.Partnership.Agreement.WithdrawDraft("Not needed.", homes.Now);

        Assert.True((await homes.Instance.EvaluateAsync(Restructure)).Passed);
    }

    [Fact]
    public async Task One_review_and_one_learning_allow_only_one_return_even_on_the_same_day()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Reviews.Record(new(ReviewKind.Annual, "review", ReviewOutcome.Revise, homes.Now));
        homes.Partnership.Reviews.RecordLearning("It has grown.", "Begin smaller.", homes.Now);
        await homes.Instance.FireAsync(Restructure, new() { Actor = WarmHomes.Manager });

        Assert.Equal(["LOOP-01", "LOOP-02"], await homes.RefusalOf(Renegotiate));
    }
}
