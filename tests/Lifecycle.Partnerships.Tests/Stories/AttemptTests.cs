using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>The papers of an ending that did not come about do not count for the next one.</summary>
public class AttemptTests
{
    [Fact]
    public async Task A_closure_that_was_called_off_leaves_nothing_for_the_next_one()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        homes.Partnership.RecordSettlement(new("Returned", "Spent", "None"));
        homes.Partnership.Reviews.Record(new(ReviewKind.Final, "final", ReviewOutcome.Close, homes.Now)
        {
            Lessons = "Begin smaller.",
            FutureOptions = "None.",
        });
        await homes.Move(BeginClosure);
        homes.Partnership.Reviews.RecordLearning("A funder was found.", "Ask earlier.", homes.Now);
        await homes.Move(CallOffClosure);

        Assert.Equal(["CLO-01"], await homes.RefusalOf(BeginClosure));
        homes.Partnership.AdoptClosurePlan(new("More letters", "Handover"));
        await homes.Move(BeginClosure);
        homes.Partnership.Benefits.Explain("Warmth", "Not measured.");
        Assert.Equal(["CLO-03"], await homes.RefusalOf(Conclude));
        Assert.Contains(
            homes.Instance.History[^1].Report.Lines,
            line => line.Criterion.Id == "CLO-04" && line.Verdict == Verdict.Advisory);
        var papers = Assert.Single(homes.Partnership.EarlierPapers);
        Assert.Equal(
            (1, "Letters", "Spent"), (papers.Cycle, papers.ClosurePlan?.Communication, papers.Settlement?.Funds));
        Assert.Equal(
            homes.Partnership.ToJson(), Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock).ToJson());
    }

    [Theory]
    [InlineData(Renegotiate)]
    [InlineData(Restructure)]
    public async Task A_termination_that_was_averted_does_not_end_the_partnership_later(PartnershipTrigger loop)
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.RecordTermination("termination.pdf", "The grant is late.");
        await homes.LoopAsync(loop);

        Assert.Equal(["DIS-01"], await homes.RefusalOf(Dissolve));
    }

    [Fact]
    public async Task A_termination_recorded_during_a_suspension_does_not_outlive_the_resumption()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.Move(Suspend, payload: homes.Notice);
        homes.Partnership.RecordTermination("termination.pdf", "The grant is late.");
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);

        Assert.Equal(["DIS-01"], await homes.RefusalOf(Dissolve));
    }

    [Fact]
    public async Task A_justification_from_before_work_went_on_does_not_justify_a_later_decline()
    {
        var homes = await new WarmHomes().GoTo(Development);
        homes.Partnership.JustifyDecline("No partner was found.");
        await homes.LoopAsync(Rescope);

        Assert.Equal(["DEC-01"], await homes.RefusalOf(Decline));
    }
}
