using static ThirdParty.Tests.Containers;
using static ThirdParty.Tests.SchoolMeals.MealStage;
using static ThirdParty.Tests.SchoolMeals.MealTrigger;

namespace ThirdParty.Tests.SchoolMeals;

public class MealPlanTests
{
    [Fact]
    public async Task The_plan_to_serving_names_everything_that_is_still_unmet()
    {
        await using var container = Container(services =>
        {
            services.AddScoped<IInspections, Inspections>();
            services.AddLifecycle(new MealLifecycle());
        });
        await using var scope = container.CreateAsyncScope();
        var meals = scope
            .ServiceProvider.GetRequiredService<ILifecycle<MealStage, MealTrigger, MealContract>>()
            .Start(new("Hill School") { Menu = "Four weeks" });

        var plan = await meals.PlanAsync(Serving);

        Assert.Equal([Publish, CloseBids, Award, Serve], plan.Transitions.Select(planned => planned.Trigger));
        Assert.Equal(
            ["TEN-02", "no caterer bids", "AWA-01", "SER-01"],
            plan.Blocking.Select(line => line.Criterion.Id));
        Assert.Equal(Planned, meals.Stage);
    }
}
