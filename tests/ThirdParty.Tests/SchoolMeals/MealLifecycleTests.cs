using Lifecycle.Partnerships;
using static ThirdParty.Tests.Containers;
using static ThirdParty.Tests.SchoolMeals.MealStage;
using static ThirdParty.Tests.SchoolMeals.MealTrigger;

namespace ThirdParty.Tests.SchoolMeals;

/// <summary>A town uses a school meals lifecycle and the partnership lifecycle in one application.</summary>
public class MealLifecycleTests
{
    private static ServiceProvider Town(
        Action<LifecycleRegistration<MealStage, MealTrigger, MealContract>>? plugIn = null) =>
        Container(services =>
        {
            services.AddScoped<Inspections>();
            services.AddScoped<IInspections>(provider => provider.GetRequiredService<Inspections>());
            services.AddPartnershipLifecycle(CareNetwork.Light);
            var registration = services.AddLifecycle(new MealLifecycle());
            plugIn?.Invoke(registration);
        });

    private static ILifecycle<MealStage, MealTrigger, MealContract> Meals(IServiceProvider scope) =>
        scope.GetRequiredService<ILifecycle<MealStage, MealTrigger, MealContract>>();

    private static MealContract Tender() =>
        new("Hill School") { Menu = "Four weeks", BidsCloseAt = Monday.AddDays(30) };

    [Fact]
    public async Task It_runs_side_by_side_with_the_partnership_lifecycle()
    {
        await using var container = Town();
        await using var scope = container.CreateAsyncScope();
        var meals = Meals(scope.ServiceProvider).Start(Tender());
        var network = new CareNetwork(scope.ServiceProvider);

        await meals.FireAsync(Publish);
        await network.GoToAsync(PartnershipStage.Fulfilment);

        Assert.Equal((Tendered, PartnershipStage.Fulfilment), (meals.Stage, network.Instance.Stage));
        Assert.Equal(("MealLifecycle", "PartnershipLifecycle"), (meals.Graph.Name, network.Instance.Graph.Name));
    }

    [Fact]
    public async Task A_contract_goes_from_planning_to_serving_with_an_injected_criterion()
    {
        await using var container = Town();
        await using var scope = container.CreateAsyncScope();
        var contract = Tender();
        var meals = Meals(scope.ServiceProvider).Start(contract);
        await meals.FireAsync(Publish);
        contract.Bidders.Add("Green Spoon");
        await meals.FireAsync(CloseBids);
        contract.Caterer = "Green Spoon";
        await meals.FireAsync(Award);

        var refused = await meals.TryFireAsync(Serve);
        Assert.Equal(
            ["SER-01 The kitchen of Green Spoon was not inspected within the last year. Call the inspector."],
            refused.Report.Blocking());

        scope.ServiceProvider.GetRequiredService<Inspections>().Pass("Green Spoon", Monday);
        await meals.FireAsync(Serve);
        await meals.FireAsync(End);

        Assert.True(meals.IsTerminated);
    }

    [Fact]
    public async Task Another_party_can_add_criteria_to_it()
    {
        await using var container = Town(registration =>
            registration.AddEntryCriterion<MenuIsVegetarian>(on: Publish, from: Planned));
        await using var scope = container.CreateAsyncScope();
        var contract = Tender();
        var meals = Meals(scope.ServiceProvider).Start(contract);

        Assert.Equal(
            ["VEG-01 The menu contains meat. Remove the meat."],
            (await meals.TryFireAsync(Publish)).Report.Blocking());

        contract.Menu = "Four vegetarian weeks";
        await meals.FireAsync(Publish);

        Assert.Equal(Tendered, meals.Stage);
    }

    [Criterion("VEG-01", "The menu is vegetarian")]
    private sealed class MenuIsVegetarian : EntryCriterion<MealContract>
    {
        protected override CriterionResult Evaluate(CriterionContext<MealContract> context) =>
            context.Subject.Menu?.Contains("vegetarian", StringComparison.Ordinal) == true
                ? CriterionResult.Met()
                : CriterionResult.Unmet("The menu contains meat.", "Remove the meat.");
    }
}
