using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>What guards the agreement when it comes into force also guards every change of it.</summary>
public class AmendmentGateTests
{
    [Criterion("LEG-01", "A lawyer has checked the agreement")]
    private sealed class IsChecked : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            context.Agreement()?.Document.Contains("checked", StringComparison.Ordinal) == true
                ? CriterionResult.Met()
                : CriterionResult.Unmet("No lawyer has checked it.");
    }

    [Theory]
    [InlineData(Implementation)]
    [InlineData(InForce)]
    public async Task A_plug_in_for_Implementation_is_asked_about_an_amendment_however_it_was_added(
        PartnershipStage entering)
    {
        var homes = await new WarmHomes(new PartnershipLifecycle().With(criteria => criteria.Add<IsChecked>(entering)))
            .GoTo(Development, except: "IMP-02");
        Draft(homes, "checked.pdf");
        await homes.Move(ReachAgreement);

        Draft(homes, "amendment.pdf");
        Assert.Equal(["LEG-01"], await homes.RefusalOf(Amend));
        foreach (var partner in homes.Partnership.Members)
            homes.Partnership.Agreement.LiftSignature(2, partner.Name, "It was not checked.", homes.Now);
        Draft(homes, "checked amendment.pdf");
        await homes.Move(Amend);

        Assert.Equal(3, homes.Partnership.Agreement.InForce?.Number);
    }

    private sealed class Legal : PartnershipLifecycle
    {
        protected override void Define(LifecycleBuilder<PartnershipStage, PartnershipTrigger, Partnership> lifecycle)
        {
            base.Define(lifecycle);
            lifecycle.Stage(Implementation).Requires<IsChecked>();
        }
    }

    [Fact]
    public async Task What_a_derived_lifecycle_requires_for_Implementation_is_asked_about_an_amendment()
    {
        var homes = await new WarmHomes(new Legal()).GoTo(Development, except: "IMP-02");
        Draft(homes, "checked.pdf");
        await homes.Move(ReachAgreement);
        Draft(homes, "amendment.pdf");

        Assert.Equal(["LEG-01"], await homes.RefusalOf(Amend));
        var report = await homes.Instance.EvaluateAsync(Amend);
        Assert.Equal(
            ["ROL-01", "AMD-01", "IMP-02", "IMP-07", "LEG-01"], report.Lines.Select(line => line.Criterion.Id));
    }

    [Fact]
    public async Task An_open_amendment_is_settled_before_work_stops_unless_that_is_waived()
    {
        var homes = await new WarmHomes().GoTo(Fulfilment);
        homes.Partnership.Agreement.Draft("amendment.pdf", new("3 months"), homes.Now);
        homes.Partnership.AdoptClosurePlan(new("Letters", "Handover"));
        homes.Partnership.RecordTermination("termination.pdf", "It is over.");

        Assert.Equal(["LOOP-04"], await homes.RefusalOf(Suspend, homes.Notice));
        Assert.Equal(["LOOP-04"], await homes.RefusalOf(BeginClosure));
        Assert.Equal(["LOOP-04"], await homes.RefusalOf(Dissolve));
        new WaiverAuthority(new PartnershipLifecycle()).Grant(
            homes.Partnership,
            new("LOOP-04", "Director of Public Health", "It is urgent.", homes.Now),
            WarmHomes.Manager);
        await homes.Move(Dissolve);

        Assert.Equal(Dissolved, homes.Instance.Stage);
    }

    private static void Draft(WarmHomes homes, string document)
    {
        var version = homes.Partnership.Agreement.Draft(
            document, new("3 months", "by the board", "by all partners"), homes.Now);
        foreach (var partner in homes.Partnership.Members)
            homes.Partnership.Agreement.Sign(version, partner.Name, homes.Now);
    }
}
