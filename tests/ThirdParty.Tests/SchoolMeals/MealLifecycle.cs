using static ThirdParty.Tests.SchoolMeals.MealStage;
using static ThirdParty.Tests.SchoolMeals.MealTrigger;

namespace ThirdParty.Tests.SchoolMeals;

/// <summary>How a school finds a caterer: Planned, Tendered, Evaluated, Contracted, Serving.</summary>
public sealed class MealLifecycle : LifecycleDefinition<MealStage, MealTrigger, MealContract>
{
    protected override void Define(LifecycleBuilder<MealStage, MealTrigger, MealContract> lifecycle)
    {
        lifecycle.StartsIn(Planned);
        lifecycle.Stage(Open).On(Cancel).GoTo(Cancelled);
        lifecycle.Stage(Planned).Within(Open).On(Publish).GoTo(Tendered);
        lifecycle
            .Stage(Tendered)
            .Within(Open)
            .Requires(
                "TEN-01",
                contract => contract.Menu is not null,
                "There is no menu to bid for.",
                "Plan four weeks of meals.")
            .Requires(
                "TEN-02",
                contract => contract.BidsCloseAt is not null,
                "No closing date for bids is set.",
                "Set a date.")
            .DueBy(contract => contract.BidsCloseAt, fires: CloseBids)
            .On(CloseBids).GoTo(Evaluated);
        lifecycle.Stage(Evaluated).Within(Open)
            .On(Award)
            .When("no caterer bids", contract => contract.Bidders.Count == 0)
            .GoTo(Planned)
            .Otherwise()
            .Requires("AWA-01", contract => contract.Caterer is not null, "No caterer is chosen.", "Score the bids.")
            .GoTo(Contracted);
        lifecycle.Stage(Contracted).Within(Open).On(Serve).GoTo(Serving);
        lifecycle.Stage(Serving)
            .Requires<KitchenIsInspected>()
            .On(End).GoTo(Ended);
        lifecycle.Stage(Ended).IsTerminal();
        lifecycle.Stage(Cancelled).IsTerminal();
    }
}
