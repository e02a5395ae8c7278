using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>What happens to a partnership leaves as events.</summary>
public class EventTests
{
    private readonly WarmHomes _homes = new();

    private async Task<object> FireAsync(PartnershipTrigger trigger, object? payload = null)
    {
        _homes.Clock.Advance(TimeSpan.FromDays(1));
        var result = await _homes.Instance.FireAsync(
            trigger, new() { Actor = WarmHomes.Manager, Payload = payload });
        return Assert.Single(result.Events);
    }

    [Fact]
    public async Task Agreement_launch_suspension_and_resumption_are_told_of()
    {
        await _homes.GoTo(Development);

        Assert.Equal(new AgreementReached("Warm Homes", 1, _homes.Now.AddDays(1)), await FireAsync(ReachAgreement));
        Assert.Equal(new PartnershipLaunched("Warm Homes", 1, _homes.Now.AddDays(1)), await FireAsync(Launch));
        var notice = _homes.Notice;
        Assert.Equal(
            new PartnershipSuspended("Warm Homes", notice.Reason, notice.ReviewBy, _homes.Now.AddDays(1)),
            await FireAsync(Suspend, notice));
        Assert.Equal(
            new PartnershipResumed("Warm Homes", "The grant has come.", _homes.Now.AddDays(1)),
            await FireAsync(PartnershipTrigger.Resume, WarmHomes.Decision));
    }

    [Fact]
    public void Every_trigger_emits_an_event_except_three_that_go_one_stage_on_or_back() =>
        Assert.Equal(
            [BeginDevelopment, Rescope, Restructure],
            new PartnershipLifecycle().Graph.Transitions
                .Where(transition => transition.EventTypes.Count == 0)
                .Select(transition => transition.Trigger.Key)
                .Distinct()
                .Order());

    [Fact]
    public async Task Every_event_can_be_written_as_JSON()
    {
        await _homes.GoTo(Fulfilment);
        var options = new System.Text.Json.JsonSerializerOptions { TypeInfoResolver = Partnership.JsonTypes };
        var types = new PartnershipLifecycle().Graph.Transitions.SelectMany(transition => transition.EventTypes);

        Assert.Equal(13, types.Distinct().Count());
        Assert.All(types.Distinct(), type => Assert.NotNull(options.GetTypeInfo(type)));
    }

    [Fact]
    public async Task Cycle_and_closure_and_end_are_told_of()
    {
        await _homes.GoTo(Fulfilment);
        _homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));

        Assert.IsType<ClosureBegun>(await FireAsync(BeginClosure));
        _homes.Partnership.Reviews.RecordLearning("A funder was found.", "Ask earlier.", _homes.Now);
        Assert.Equal(
            new ClosureCalledOff("Warm Homes", "A funder was found.", _homes.Now.AddDays(1)),
            await FireAsync(CallOffClosure));
        _homes.Partnership.RecordTermination("termination.pdf", "It is over.");
        Assert.Equal(
            new PartnershipDissolved("Warm Homes", "It is over.", _homes.Now.AddDays(1)), await FireAsync(Dissolve));
    }
}
