using static ThirdParty.Tests.Containers;
using static ThirdParty.Tests.SchoolMeals.MealStage;
using static ThirdParty.Tests.SchoolMeals.MealTrigger;

namespace ThirdParty.Tests.SchoolMeals;

public class MealHistoryTests
{
    [Fact]
    public async Task Refusals_and_transitions_are_recorded_with_actor_reason_and_time()
    {
        await using var container = Container(services =>
        {
            services.AddScoped<IInspections, Inspections>();
            services.AddLifecycle(new MealLifecycle());
        });
        await using var scope = container.CreateAsyncScope();
        var contract = new MealContract("Hill School") { Menu = "Four weeks" };
        var meals = scope
            .ServiceProvider.GetRequiredService<ILifecycle<MealStage, MealTrigger, MealContract>>()
            .Start(contract);

        await meals.TryFireAsync(Publish, new() { Actor = "Head", Reason = "Autumn is near." });
        container.Clock().Advance(TimeSpan.FromDays(1));
        contract.BidsCloseAt = Monday.AddDays(30);
        await meals.FireAsync(Publish, new() { Actor = "Bursar" });

        Assert.Equal(
            [
                (Publish, TransitionOutcome.Refused, Planned, "Head", "Autumn is near.", Monday),
                (Publish, TransitionOutcome.Moved, Tendered, "Bursar", null, Monday.AddDays(1)),
            ],
            meals.History.Select(entry => (entry.Trigger, entry.Outcome, entry.To, entry.Actor, entry.Reason, entry.At))
        );
        Assert.Equal(["TEN-02 No closing date for bids is set. Set a date."], meals.History[0].Report.Blocking());
    }
}
