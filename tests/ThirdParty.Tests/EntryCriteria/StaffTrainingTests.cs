using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.EntryCriteria;

/// <summary>Staff must be trained before the launch; no other transition requires it.</summary>
public class StaffTrainingTests
{
    private static ServiceProvider Employer() =>
        Container(services =>
        {
            services.AddScoped<TrainingRecords>();
            services
                .AddPartnershipLifecycle(CareNetwork.Light)
                .AddEntryCriterion<StaffAreTrained>(on: Launch, from: Implementation);
        });

    [Fact]
    public async Task The_launch_is_refused_until_staff_are_trained()
    {
        await using var container = Employer();
        await using var scope = container.CreateAsyncScope();
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Implementation);

        Assert.Equal(
            ["STAFF-01 3 of 12 staff are trained. Train all 12 before the launch."],
            await network.RefusalOf(Launch));

        scope.ServiceProvider.GetRequiredService<TrainingRecords>().Trained = 12;
        await network.FireAsync(Launch);

        Assert.Equal(Fulfilment, network.Instance.Stage);
    }

    [Fact]
    public async Task Another_transition_into_the_same_stage_does_not_evaluate_it()
    {
        await using var container = Employer();
        await using var scope = container.CreateAsyncScope();
        var records = scope.ServiceProvider.GetRequiredService<TrainingRecords>();
        records.Trained = 12;
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Fulfilment);
        await network.FireAsync(Suspend, new SuspensionNotice("Flood.", network.Now.AddDays(30)));

        records.Trained = 0;
        await network.FireAsync(
            PartnershipTrigger.Resume,
            new ResumptionDecision("Dry again.", [CareNetwork.Council, CareNetwork.Hospital]));

        Assert.Equal(Fulfilment, network.Instance.Stage);
    }

    private sealed class TrainingRecords
    {
        public int Trained { get; set; } = 3;
    }

    [Criterion("STAFF-01", "Staff are trained")]
    private sealed class StaffAreTrained(TrainingRecords records) : EntryCriterion<Partnership>
    {
        protected override CriterionResult Evaluate(CriterionContext<Partnership> context) =>
            records.Trained >= 12
                ? CriterionResult.Met()
                : CriterionResult.Unmet(
                    $"{records.Trained} of 12 staff are trained.",
                    "Train all 12 before the launch.");
    }
}
