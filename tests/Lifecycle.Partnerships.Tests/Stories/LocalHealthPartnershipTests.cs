using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A council, a health trust and a charity form a partnership, agree and launch.</summary>
public class LocalHealthPartnershipTests
{
    private readonly WarmHomes _homes = new();

    private Partnership Partnership => _homes.Partnership;

    [Fact]
    public async Task It_goes_from_the_first_idea_to_the_launch()
    {
        _homes.Record("DEV", except: "DEV-01");
        Assert.Equal(["DEV-01"], await _homes.RefusalOf(BeginDevelopment));
        Partnership.StateObjective("Fewer cold homes", "No single body controls all the causes.");
        await _homes.Move(BeginDevelopment);

        _homes.Record("IMP", except: "IMP-02");
        Partnership.Agreement.Draft("agreement.pdf", new("3 months", "by the board", "by all partners"), _homes.Now);
        Partnership.Agreement.Sign(1, WarmHomes.Council, _homes.Now);
        Partnership.Agreement.Sign(1, WarmHomes.Trust, _homes.Now);
        Assert.Equal(["IMP-02"], await _homes.RefusalOf(ReachAgreement));
        Assert.Equal(
            "The agreement, version 1 (agreement.pdf), is not signed by Age Charity.",
            _homes.Instance.History[^1].Report.Blocking.Single().Reason);
        Partnership.Agreement.Sign(1, WarmHomes.Charity, _homes.Now);
        await _homes.Move(ReachAgreement);

        _homes.Record("FUL", "FUL-05", "FUL-06");
        Assert.Equal(["FUL-05"], await _homes.RefusalOf(Launch));
        Partnership.AdoptMonitoring(new(["Households out of fuel poverty"], [new(2026, 12, 31)]));
        await _homes.Move(Launch);

        var advice = _homes.Instance.History[^1].Report.Lines.Where(line => line.Verdict == Verdict.Advisory);
        Assert.Equal(["FUL-06"], advice.Select(line => line.Criterion.Id));
        Assert.Equal((Fulfilment, 3L), (_homes.Instance.Stage, _homes.Instance.Version));
        Assert.Equal(
            [
                TransitionOutcome.Refused, TransitionOutcome.Moved,
                TransitionOutcome.Refused, TransitionOutcome.Moved,
                TransitionOutcome.Refused, TransitionOutcome.Moved,
            ],
            _homes.Instance.History.Select(entry => entry.Outcome));
    }

    [Fact]
    public async Task The_plan_to_fulfilment_is_known_from_the_start()
    {
        var plan = await _homes.Instance.PlanAsync(Fulfilment);

        Assert.Equal([BeginDevelopment, ReachAgreement, Launch], plan.Transitions.Select(planned => planned.Trigger));
        Assert.Equal(
            [
                "DEV-01", "DEV-02", "DEV-03", "DEV-04",
                "IMP-01", "IMP-02", "IMP-03", "IMP-04", "IMP-05", "IMP-06", "IMP-07", "IMP-08",
                "ROL-01", "FUL-01", "FUL-02", "FUL-03", "FUL-04", "FUL-05",
            ],
            plan.Blocking.Select(line => line.Criterion.Id));
    }
}
