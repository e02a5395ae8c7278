using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;

namespace Lifecycle.Partnerships.Tests.Stories;

/// <summary>A nurse-family programme may be launched only under licence, which an added criterion checks.</summary>
public class LicensedProgrammeTests
{
    [Criterion("FNP-LIC", "The programme is licensed", Source = "Licence of the programme's owner")]
    private sealed class IsLicensed : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            context.Subject.Governance.Appointments.Any(appointment => appointment.Holder == "Licence holder")
                ? CriterionResult.Met("licence")
                : CriterionResult.Unmet("No partner holds a licence.", "Apply to the programme's owner.", "licence");
    }

    private readonly WarmHomes _homes = new(
        new PartnershipLifecycle().With(criteria => criteria.Add<IsLicensed>(entering: Fulfilment)));

    [Fact]
    public async Task It_can_be_launched_once_it_is_licensed()
    {
        await _homes.GoTo(Implementation);
        Assert.Equal(["FNP-LIC"], await _homes.RefusalOf(Launch));

        _homes.Partnership.Governance.Appoint(PartnershipRole.PartnerRepresentative, "Licence holder");
        await _homes.Move(Launch);

        Assert.Equal(Fulfilment, _homes.Instance.Stage);
    }

    [Fact]
    public async Task A_benefit_below_its_target_changes_no_stage()
    {
        _homes.Partnership.Governance.Appoint(PartnershipRole.PartnerRepresentative, "Licence holder");
        await _homes.GoTo(Fulfilment);
        var version = _homes.Instance.Version;

        _homes.Clock.Advance(TimeSpan.FromDays(1000));
        _homes.Partnership.Benefits.Record("Warmth", new(12, new(2027, 1, 1)));

        Assert.Equal((Fulfilment, version), (_homes.Instance.Stage, _homes.Instance.Version));
        Assert.Equal(0.012m, _homes.Partnership.Benefits[0].Progress);
    }
}
