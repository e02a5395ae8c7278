using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A closure and a notice can be called off.</summary>
public class CalledOffTests
{
    [Theory]
    [InlineData(Implementation, false)]
    [InlineData(Fulfilment, false)]
    [InlineData(Implementation, true)]
    [InlineData(Fulfilment, true)]
    public async Task A_closure_that_is_called_off_goes_back_to_where_the_work_was(
        PartnershipStage stage, bool wasSuspended)
    {
        var homes = await new WarmHomes().GoTo(stage);
        await homes.Move(Suspend, wasSuspended, homes.Notice);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        await homes.Move(BeginClosure);
        Assert.Null(homes.Partnership.Agreement.InForce);
        Assert.Equal(["LOOP-02"], await homes.RefusalOf(CallOffClosure));

        homes.Partnership.Reviews.RecordLearning("A funder was found.", "Ask earlier.", homes.Now);
        await homes.Move(CallOffClosure);

        Assert.Equal(stage, homes.Instance.Stage);
        Assert.Equal(1, homes.Partnership.Agreement.InForce?.Number);
        Assert.Null(homes.Partnership.Suspension);
        Assert.Equal(
            homes.Partnership.ToJson(), Partnership.FromJson(homes.Partnership.ToJson(), homes.Clock).ToJson());
    }

    [Fact]
    public async Task A_closure_cannot_be_called_off_once_too_few_parties_are_left()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        await homes.Move(BeginClosure);
        homes.Partnership.Reviews.RecordLearning("A funder was found.", "Ask earlier.", homes.Now);
        foreach (var partner in new[] { WarmHomes.Trust, WarmHomes.Charity })
            homes.Partnership.Members.GiveNotice(partner, new("Merger.", homes.Now.AddDays(1)), homes.Now);
        homes.Clock.Advance(TimeSpan.FromDays(2));
        foreach (var partner in new[] { WarmHomes.Trust, WarmHomes.Charity })
            homes.Partnership.Members.Withdraw(partner, homes.Now);

        Assert.Equal(["IMP-01", "IMP-02"], await homes.RefusalOf(CallOffClosure));
    }

    [Fact]
    public async Task A_notice_that_is_called_off_leaves_the_partner_active_and_stays_on_record()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Members.GiveNotice(WarmHomes.Trust, new("Merger.", homes.Now.AddDays(30)), homes.Now);

        homes.Partnership.Members.CallOffNotice(WarmHomes.Trust, homes.Now, "A. Khan");

        var trust = homes.Partnership.Members[WarmHomes.Trust];
        Assert.Equal((MembershipStage.Active, null), (trust.Stage, trust.Notice));
        Assert.Equal("Merger.", trust.Moves[^2].Notice?.Reason);
        Assert.Equal("A. Khan", trust.Moves[^1].By);
        Assert.Throws<TransitionNotPermittedException>(() =>
            homes.Partnership.Members.CallOffNotice(WarmHomes.Trust, homes.Now));
    }
}
