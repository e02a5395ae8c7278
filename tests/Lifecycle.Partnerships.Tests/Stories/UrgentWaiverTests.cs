using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>Winter has come before the delivery plan is ready.</summary>
public class UrgentWaiverTests
{
    private readonly WarmHomes _homes = new();

    [Fact]
    public async Task The_sponsor_waives_the_plan_for_a_month_and_the_stage_stays_when_the_waiver_expires()
    {
        await _homes.GoTo(Implementation, except: "FUL-04");
        Assert.Equal(["FUL-04"], await _homes.RefusalOf(Launch));

        var waivers = new WaiverAuthority(new PartnershipLifecycle());
        var waiver = new Waiver(
            "FUL-04",
            "Director of Public Health",
            "Winter is here.",
            _homes.Now,
            _homes.Now.AddDays(30));
        Assert.Throws<WaiverRefusedException>(() =>
            waivers.Grant(_homes.Partnership, waiver with { GrantedBy = WarmHomes.Manager }, requestedBy: "J. Osei"));
        Assert.Equal(["FUL-04"], await _homes.RefusalOf(Launch));

        waivers.Grant(_homes.Partnership, waiver, requestedBy: WarmHomes.Manager);
        await _homes.Move(Launch);
        Assert.Equal(
            waiver,
            _homes.Instance.History[^1].Report.Lines.Single(line => line.Verdict == Verdict.Waived).Waiver);
        Assert.Empty(_homes.Partnership.ExpiredWaivers(_homes.Now));

        _homes.Clock.Advance(TimeSpan.FromDays(30));
        Assert.Equal([waiver], _homes.Partnership.ExpiredWaivers(_homes.Now));
        Assert.Equal(Fulfilment, _homes.Instance.Stage);
    }
}
