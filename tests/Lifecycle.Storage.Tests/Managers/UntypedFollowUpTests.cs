namespace Lifecycle.Storage.Tests.Managers;

/// <summary>A caller without the types can catch the exception of a failed follow-up, and see what was taken.</summary>
public class UntypedFollowUpTests
{
    [Fact]
    public async Task A_follow_up_that_throws_is_reported_in_text()
    {
        var meals = new LifecycleManager<Meal, Cooking, Grant>(
            new MealLifecycle(),
            new InMemoryLifecycleStore(),
            GrantJson.Default.Grant).AsUntyped();
        await meals.StartAsync("m", Json.Element("{}"));

        var thrown = await Assert.ThrowsAsync<FollowUpFailedException<string, string>>(async () =>
            await meals.TryFireAsync("m", "Cook"));

        Assert.Equal(("Cooked", "Serve"), (thrown.Completed.To, thrown.Trigger));
        Assert.IsType<TimeoutException>(thrown.InnerException);
        Assert.Equal("Cooked", (await meals.GetAsync("m")).Stage);
    }

    private enum Meal
    {
        Raw,
        Cooked,
        Served,
    }

    private enum Cooking
    {
        Cook,
        Serve,
    }

    private sealed class MealLifecycle : LifecycleDefinition<Meal, Cooking, Grant>
    {
        protected override void Define(LifecycleBuilder<Meal, Cooking, Grant> lifecycle)
        {
            lifecycle.StartsIn(Meal.Raw);
            lifecycle.Stage(Meal.Raw).On(Cooking.Cook).GoTo(Meal.Cooked);
            lifecycle.Stage(Meal.Cooked)
                .OnEntry(context => context.Then(Cooking.Serve))
                .On(Cooking.Serve).OnTransition(_ => throw new TimeoutException()).GoTo(Meal.Served);
            lifecycle.Stage(Meal.Served).IsTerminal();
        }
    }
}
