using static Lifecycle.Partnerships.MembershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>What is over stays on record.</summary>
public class MemoryTests
{
    [Fact]
    public async Task A_suspension_stays_on_record_with_its_notice_and_the_decision_to_resume()
    {
        var homes = await new WarmHomes().GoTo(PartnershipStage.Fulfilment);
        var notice = homes.Notice;
        await homes.Move(Suspend, payload: notice);
        var since = homes.Now;
        await homes.Move(PartnershipTrigger.Resume, payload: WarmHomes.Decision);

        var suspension = Assert.Single(homes.Partnership.Suspensions);

        Assert.Equal((notice, since, homes.Now), (suspension.Notice, suspension.Since, suspension.Until));
        Assert.Equal("The grant has come.", suspension.Decision?.Resolution);
        Assert.Equal(WarmHomes.Decision.ReconfirmedBy, suspension.Decision?.ReconfirmedBy);
        Assert.Null(homes.Partnership.Suspension);
    }

    [Fact]
    public async Task A_suspension_that_ends_in_a_dissolution_has_no_decision_to_resume()
    {
        var homes = await new WarmHomes().GoTo(PartnershipStage.Fulfilment);
        await homes.Move(Suspend, payload: homes.Notice);
        homes.Partnership.RecordTermination("termination.pdf", "The grant never came.");
        await homes.Move(Dissolve);

        var suspension = Assert.Single(homes.Partnership.Suspensions);

        Assert.Equal((homes.Now, (ResumptionDecision?)null), (suspension.Until, suspension.Decision));
    }

    [Fact]
    public async Task A_remedied_breach_and_a_finished_notice_stay_on_record_with_who_recorded_them()
    {
        var homes = await new WarmHomes().GoTo(PartnershipStage.Fulfilment);
        var (partnership, start) = (homes.Partnership, homes.Now);
        partnership.Members.DeclareBreach(WarmHomes.Charity, "Payments are missing.", 30, WarmHomes.Manager);
        homes.Clock.Advance(TimeSpan.FromDays(1));
        partnership.Members.RemedyBreach(WarmHomes.Charity, homes.Now, WarmHomes.Manager);
        var notice = new WithdrawalNotice("Merger.", homes.Now.AddDays(30));
        partnership.Members.GiveNotice(WarmHomes.Charity, notice, homes.Now, "Treasurer");
        homes.Clock.Advance(TimeSpan.FromDays(30));
        partnership.Members.Withdraw(WarmHomes.Charity, homes.Now);

        var moves = partnership.Members[WarmHomes.Charity].Moves;

        Assert.Equal(
            [Engaged, Committed, Active, InBreach, Active, OnNotice, Withdrawn], moves.Select(move => move.To));
        Assert.Equal(
            new(Active, InBreach, start, WarmHomes.Manager)
            {
                Breach = new("Payments are missing.", 30) { GivenAt = start },
            },
            moves[3]);
        Assert.Equal(("Treasurer", notice), (moves[5].By, moves[5].Notice));
    }

    [Fact]
    public void Progress_uses_the_latest_dated_value_whatever_the_order_of_recording()
    {
        var benefit = WarmHomes.Benefit with { Actuals = [new(500, new(2026, 6, 1)), new(100, new(2026, 2, 1))] };

        Assert.Equal(0.5m, benefit.Progress);
    }
}
