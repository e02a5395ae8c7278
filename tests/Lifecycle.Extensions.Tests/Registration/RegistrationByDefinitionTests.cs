using System.Text.Json.Serialization.Metadata;
using static Lifecycle.Extensions.Tests.Containers;
using static Lifecycle.Extensions.Tests.GrantStage;
using static Lifecycle.Extensions.Tests.GrantTrigger;

namespace Lifecycle.Extensions.Tests.Registration;

/// <summary>What <c>AddLifecycle&lt;TDefinition&gt;()</c> offers, whose types the compiler does not know.</summary>
public class RegistrationByDefinitionTests
{
    public static TheoryData<string, Action<LifecycleRegistration<GrantLifecycle>>, GrantStage, GrantTrigger, string>
        PlugIns => new()
    {
        { "stage", grants => grants.AddEntryCriterion<EthicsApproval>(entering: Awarded), Submitted, Award, "ETH-01" },
        {
            "transition", grants => grants.AddEntryCriterion<EthicsApproval>(on: Close, from: Awarded), Awarded, Close,
            "ETH-01"
        },
        { "every transition", grants => grants.AddToEveryTransition<EthicsApproval>(), Draft, Annotate, "ETH-01" },
        { "replacement", grants => grants.Replace<ThreeReferees>("SUB-02"), Draft, Submit, "SUB-02" },
        {
            "changes",
            grants => grants.Change((CriteriaChanges<GrantStage, GrantTrigger, Grant> criteria, IServiceProvider _) =>
                criteria.Add<EthicsApproval>(Awarded)),
            Submitted, Award, "ETH-01"
        },
    };

    [Theory]
    [MemberData(nameof(PlugIns))]
    public async Task Criteria_are_plugged_in_without_naming_the_types(
        string _,
        Action<LifecycleRegistration<GrantLifecycle>> plugIn,
        GrantStage stage,
        GrantTrigger trigger,
        string unmet)
    {
        using var container = Container(services => plugIn(services.AddLifecycle<GrantLifecycle>()));

        Assert.StartsWith(unmet, Assert.Single(await container.UnmetBy(stage, trigger)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_criterion_is_asked_at_every_start()
    {
        using var container = Container(
            services => services.AddLifecycle<GrantLifecycle>().AddToStart<EthicsApproval>());
        using var scope = container.CreateScope();

        var start = await scope.ServiceProvider.Grants().TryStartAsync(new());

        Assert.Equal("ETH-01", Assert.Single(start.Report.Lines).Criterion.Id);
    }

    [Fact]
    public void A_criterion_that_needs_a_payload_is_a_fault_on_a_trigger_that_carries_none()
    {
        using var container = Container(services => services
            .AddLifecycle<GrantLifecycle>()
            .AddEntryCriterion<ReasonIsGiven>(on: Close, from: Awarded));
        using var scope = container.CreateScope();

        Assert.Contains(
            "carries no payload", Assert.Throws<LifecycleConfigurationException>(scope.ServiceProvider.Grants).Message,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Instances_are_stored_and_their_stages_are_migrated()
    {
        await using var container = Container(services => services
            .AddLogging()
            .AddLifecycle<GrantLifecycle>(options => options.KeepHistory = false)
            .MigrateStages((StageMigrations<GrantStage, Grant> stages) => stages.Rename("Drafted", Draft))
            .ConfigureStorage(storage => storage.Json =
                new() { TypeInfoResolver = new DefaultJsonTypeInfoResolver() })
            .UseInMemory()
            .SwitchOff("SUB-03"));
        await using var scope = container.CreateAsyncScope();
        var grants = scope.ServiceProvider.GetRequiredService<ILifecycleManager<GrantStage, GrantTrigger, Grant>>();

        await grants.StartAsync("1", new());

        Assert.Equal(Draft, (await grants.GetAsync("1")).Stage);
    }

    [Fact]
    public void A_stage_of_another_type_is_an_argument_error_at_the_call()
    {
        var grants = new ServiceCollection().AddLifecycle<GrantLifecycle>();

        var exception = Assert.Throws<ArgumentException>(
            () => grants.AddEntryCriterion<EthicsApproval>(entering: GrantTrigger.Award));

        Assert.Equal(
            "Award is of type GrantTrigger, but the stages of GrantLifecycle are of type GrantStage. "
                + "(Parameter 'entering')",
            exception.Message);
        Assert.Throws<ArgumentException>("on", () => grants.AddEntryCriterion<EthicsApproval>(on: 1, from: Awarded));
        Assert.Throws<ArgumentException>("from", () => grants.AddEntryCriterion<EthicsApproval>(on: Close, from: 2));
        Assert.Throws<ArgumentNullException>("entering", () => grants.AddEntryCriterion<EthicsApproval>(null!));
    }

    [Fact]
    public void A_class_that_is_no_criterion_of_the_subject_is_an_argument_error_at_the_call()
    {
        var grants = new ServiceCollection().AddLifecycle<GrantLifecycle>();

        var exception = Assert.Throws<ArgumentException>(() => grants.AddEntryCriterion<Budget>(entering: Awarded));

        Assert.Equal(
            "Budget is not a criterion of GrantLifecycle. Let it implement IEntryCriterion<Grant>. "
                + "(Parameter 'criterion')",
            exception.Message);
        Assert.Throws<ArgumentException>("criterion", () => grants.AddToStart<Budget>());
        Assert.Throws<ArgumentException>("criterion", () => grants.AddToEveryTransition<Budget>());
        Assert.Throws<ArgumentException>("criterion", () => grants.Replace<Budget>("SUB-02"));
    }

    [Fact]
    public void Changes_with_other_types_are_an_argument_error_that_names_the_types()
    {
        var grants = new ServiceCollection().AddLifecycle<GrantLifecycle>();

        var exception = Assert.Throws<ArgumentException>(
            () => grants.Change((CriteriaChanges<GrantStage, GrantStage, Grant> _, IServiceProvider _) => { }));

        Assert.StartsWith(
            "GrantLifecycle has stages of type GrantStage, triggers of type GrantTrigger and subjects of type Grant.",
            exception.Message,
            StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(
            "migrate", () => grants.MigrateStages((StageMigrations<GrantTrigger, Grant> _) => { }));
    }

    [Criterion("REA-01", "A reason is given")]
    private sealed class ReasonIsGiven : IEntryCriterion<Grant, string>
    {
        public ValueTask<CriterionResult> EvaluateAsync(
            CriterionContext<Grant> context, string payload, CancellationToken cancellationToken) =>
            new(CriterionResult.Met());
    }
}
