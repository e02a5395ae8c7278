using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

public class EndingTests
{
    [Theory]
    [InlineData(Preparation)]
    [InlineData(Development)]
    public async Task Before_any_agreement_it_is_declined_with_a_justification(PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage);

        Assert.Equal(["DEC-01"], await homes.RefusalOf(Decline));
        homes.Partnership.JustifyDecline("The need has gone.");
        await homes.Move(Decline);

        Assert.Equal(NotPursued, homes.Instance.Stage);
    }

    [Fact]
    public async Task Who_may_decline_in_Development_is_asked_of_the_role_policy()
    {
        var homes = await new WarmHomes(
            new PartnershipLifecycle().With(criteria => criteria.Replace<OnlyTheChair>("ROL-01"))).GoTo(Preparation);
        homes.Partnership.JustifyDecline("The need has gone.");
        Assert.Equal(["ROL-01"], await homes.RefusalOf(Decline));

        await homes.Instance.FireAsync(BeginDevelopment, new() { Actor = "Chair" });
        homes.Partnership.JustifyDecline("The need has gone.");
        Assert.Equal(["ROL-01"], await homes.RefusalOf(Decline));
        await homes.Instance.FireAsync(Decline, new() { Actor = "Chair" });

        Assert.Equal(NotPursued, homes.Instance.Stage);
    }

    [Criterion("ROL-01", "The chair decides everything")]
    private sealed class OnlyTheChair : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            context.Actor == "Chair" ? CriterionResult.Met() : CriterionResult.Unmet("Only the chair may.");
    }

    [Fact]
    public async Task Once_an_agreement_has_been_in_force_it_can_be_dissolved_but_not_declined()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.LoopAsync(Renegotiate);
        homes.Partnership.JustifyDecline("The need has gone.");

        Assert.Equal(["DEC-02"], await homes.RefusalOf(Decline));
        Assert.Equal(["DIS-01"], await homes.RefusalOf(Dissolve));
        homes.Partnership.RecordTermination("termination.pdf", "The need has gone.");
        await homes.Move(Dissolve);

        Assert.Equal(Dissolved, homes.Instance.Stage);
    }

    [Fact]
    public async Task Before_any_agreement_there_is_nothing_to_dissolve()
    {
        var homes = await new WarmHomes().GoTo(Development);
        homes.Partnership.RecordTermination("termination.pdf", "The need has gone.");

        Assert.Equal(["DIS-02"], await homes.RefusalOf(Dissolve));
    }

    [Fact]
    public async Task In_the_preparation_of_a_later_cycle_it_cannot_be_declined()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        await homes.LoopAsync(StartNewCycle);
        homes.Partnership.JustifyDecline("The need has gone.");

        Assert.Equal(["DEC-02"], await homes.RefusalOf(Decline));
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    [InlineData(Suspended)]
    [InlineData(Closing)]
    public async Task It_can_be_dissolved_in_every_stage_after_an_agreement(PartnershipStage stage)
    {
        var homes = await InStageAsync(stage);

        Assert.Equal(["DIS-01"], await homes.RefusalOf(Dissolve));
        homes.Partnership.RecordTermination("termination.pdf", "A partner left.");
        await homes.Move(Dissolve);

        Assert.Equal(Dissolved, homes.Instance.Stage);
        Assert.Null(homes.Partnership.Agreement.InForce);
        Assert.Null(homes.Partnership.Suspension);
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(Fulfilment)]
    [InlineData(Suspended)]
    public async Task It_can_be_closed_in_an_orderly_manner_and_concluded(PartnershipStage stage)
    {
        var homes = await InStageAsync(stage);

        Assert.Equal(["CLO-01"], await homes.RefusalOf(BeginClosure));
        homes.Partnership.AdoptClosurePlan(new("Letters to all", "Handover by May"));
        await homes.Move(BeginClosure);
        Assert.Null(homes.Partnership.Agreement.InForce);

        Assert.Equal(["CLO-02", "CLO-03"], await homes.RefusalOf(Conclude));
        homes.Partnership.Benefits.Record("warmth", new(812, new(2026, 1, 7)));
        homes.Partnership.RecordSettlement(new("Shared van to the charity", "Spent", "None"));
        await homes.Move(Conclude);

        Assert.Equal(Concluded, homes.Instance.Stage);
        Assert.Equal(
            ["CLO-04"],
            homes
                .Instance.History[^1]
                .Report.Lines.Where(line => line.Verdict == Verdict.Advisory)
                .Select(line => line.Criterion.Id));
    }

    [Theory]
    [InlineData(Concluded)]
    [InlineData(Dissolved)]
    [InlineData(NotPursued)]
    public async Task No_trigger_is_permitted_once_it_has_ended(PartnershipStage end)
    {
        var homes = new WarmHomes();
        var instance = new PartnershipLifecycle().Resume(homes.Partnership, end);

        foreach (var trigger in Enum.GetValues<PartnershipTrigger>())
        {
            object? payload =
                trigger == Suspend ? homes.Notice
                : trigger == PartnershipTrigger.Resume ? WarmHomes.Decision
                : null;
            var result = await instance.TryFireAsync(trigger, new() { Payload = payload });
            Assert.Equal(TransitionOutcome.NotPermitted, result.Outcome);
        }

        Assert.True(instance.IsTerminated);
    }

    private static async Task<WarmHomes> InStageAsync(PartnershipStage stage)
    {
        var homes = await new WarmHomes().GoTo(stage == Implementation ? Implementation : Fulfilment);
        if (stage == Suspended)
            await homes.Move(Suspend, payload: homes.Notice);
        if (stage != Closing)
            return homes;

        homes.Partnership.AdoptClosurePlan(new("Letters to all", "Handover by May"));
        await homes.Move(BeginClosure);
        return homes;
    }
}
