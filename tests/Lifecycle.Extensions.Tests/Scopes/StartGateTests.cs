using Microsoft.Extensions.DependencyInjection;

namespace Lifecycle.Extensions.Tests.Scopes;

public class StartGateTests
{
    public sealed class Approvers
    {
        public List<string> Names { get; } = ["Ann"];
    }

    [Criterion("APP-01", "The actor may start")]
    public sealed class ActorMayStart(Approvers approvers) : EntryCriterion<string>
    {
        protected override CriterionResult Evaluate(CriterionContext<string> context) =>
            approvers.Names.Contains(context.Actor!)
                ? CriterionResult.Met()
                : CriterionResult.Unmet("The actor may not start.");
    }

    private static ServiceProvider Container(Action<LifecycleRegistration<string, string, string>> change)
    {
        var services = new ServiceCollection().AddSingleton<Approvers>();
        change(services.AddLifecycle(new InlineLifecycle("Letter", l =>
        {
            l.StartsIn("received");
            l.Stage("received").On("read").GoTo("read").On("note").Stay();
            l.Stage("read").IsTerminal();
        })));
        return services.BuildServiceProvider();
    }

    private static ILifecycle<string, string, string> In(IServiceProvider scope) =>
        scope.GetRequiredService<ILifecycle<string, string, string>>();

    [Fact]
    public async Task A_plug_in_in_front_of_the_start_gets_its_services_from_the_scope()
    {
        await using var container = Container(letters => letters.AddToStart<ActorMayStart>());
        await using var scope = container.CreateAsyncScope();
        var letters = In(scope.ServiceProvider);

        Assert.Throws<LifecycleException>(() => letters.Start("a"));
        Assert.Null((await letters.TryStartAsync("a", new() { Actor = "Bob" })).Instance);
        Assert.Equal("received", (await letters.StartAsync("a", new() { Actor = "Ann" })).Stage);
    }

    [Fact]
    public async Task A_plug_in_in_front_of_every_transition_gets_its_services_from_the_scope()
    {
        await using var container = Container(letters => letters.AddToEveryTransition<ActorMayStart>());
        await using var scope = container.CreateAsyncScope();
        var letter = In(scope.ServiceProvider).Start("a");

        Assert.False((await letter.TryFireAsync("note", new() { Actor = "Bob" })).Accepted);
        Assert.False((await letter.TryFireAsync("read", new() { Actor = "Bob" })).Accepted);
        Assert.True((await letter.TryFireAsync("note", new() { Actor = "Ann" })).Accepted);
    }

    [Fact]
    public void A_plug_in_for_a_stage_that_no_transition_enters_is_a_configuration_error()
    {
        using var container = Container(letters => letters.AddEntryCriterion<ActorMayStart>(entering: "received"));
        using var scope = container.CreateScope();

        Assert.Contains(
            "Letter: received: is entered by no transition, so APP-01 would never be evaluated",
            Assert.Throws<LifecycleConfigurationException>(() => In(scope.ServiceProvider)).Message);
    }
}
