using Lifecycle.Partnerships;
using static Lifecycle.Partnerships.PartnershipStage;
using static Lifecycle.Partnerships.PartnershipTrigger;
using static ThirdParty.Tests.Containers;

namespace ThirdParty.Tests.EntryCriteria;

/// <summary>
/// A region requires an approved data protection assessment before an agreement comes into force, and keeps assessments
/// in its own store.
/// </summary>
public class DataProtectionTests
{
    private const string Refusal =
        "DPIA-01 No data protection assessment of Care Network is approved. Have the data protection officer approve "
            + "one.";

    private static ServiceProvider Region() =>
        Container(services =>
        {
            services.AddScoped<Assessments>();
            services
                .AddPartnershipLifecycle(CareNetwork.Light)
                .AddEntryCriterion<DataProtectionIsAssessed>(entering: Implementation);
        });

    [Fact]
    public async Task It_refuses_with_reason_and_remedy_until_the_assessment_is_approved()
    {
        await using var container = Region();
        await using var scope = container.CreateAsyncScope();
        var network = await new CareNetwork(scope.ServiceProvider).GoToAsync(Development);

        Assert.Equal([Refusal], await network.RefusalOf(ReachAgreement));
        Assert.Equal(Development, network.Instance.Stage);

        scope.ServiceProvider.GetRequiredService<Assessments>().Approve("Care Network");
        await network.FireAsync(ReachAgreement);

        Assert.Equal(Implementation, network.Instance.Stage);
    }

    [Fact]
    public async Task It_reads_the_store_of_its_own_scope()
    {
        await using var container = Region();
        await using var approved = container.CreateAsyncScope();
        await using var other = container.CreateAsyncScope();

        approved.ServiceProvider.GetRequiredService<Assessments>().Approve("Care Network");
        var network = await new CareNetwork(other.ServiceProvider).GoToAsync(Development);

        Assert.Equal([Refusal], await network.RefusalOf(ReachAgreement));
    }

    private sealed class Assessments
    {
        private readonly HashSet<string> _approved = [];

        public void Approve(string partnership) => _approved.Add(partnership);

        public async Task<bool> AreApprovedAsync(string partnership, CancellationToken cancellationToken)
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            return _approved.Contains(partnership);
        }
    }

    [Criterion("DPIA-01", "Data protection is assessed", Source = "GDPR, article 35")]
    private sealed class DataProtectionIsAssessed(Assessments assessments) : IEntryCriterion<Partnership>
    {
        public async ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Partnership> context, CancellationToken cancellationToken) =>
            await assessments.AreApprovedAsync(context.Subject.Name, cancellationToken)
                ? CriterionResult.Met("approved assessment")
                : CriterionResult.Unmet(
                    $"No data protection assessment of {context.Subject} is approved.",
                    "Have the data protection officer approve one.");
    }
}
