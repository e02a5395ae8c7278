namespace Lifecycle.Storage.Tests.Managers;

public class ManagerObserverTests
{
    private sealed class Ids : ITransitionObserver
    {
        public List<string?> Seen { get; } = [];

        public object? OnFiring<TStage, TTrigger>(in ObservedFire<TStage, TTrigger> fire)
            where TStage : notnull
            where TTrigger : notnull
        {
            Seen.Add($"{fire.InstanceId} {fire.Actor} {fire.Version}");
            return null;
        }

        public void OnFired<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, in TransitionResult<TStage, TTrigger> result, object? beginning)
            where TStage : notnull
            where TTrigger : notnull => Seen.Add($"{fire.InstanceId} {fire.Actor} {fire.Version}");

        public void OnFailed<TStage, TTrigger>(
            in ObservedFire<TStage, TTrigger> fire, Exception exception, bool isCancelled, object? beginning)
            where TStage : notnull
            where TTrigger : notnull
        {
        }
    }

    [Fact]
    public async Task An_observer_gets_the_id_the_actor_and_the_version_of_a_stored_instance()
    {
        var ids = new Ids();
        var grants = new LifecycleManager<GrantStage, GrantTrigger, Grant>(
            new GrantLifecycle(),
            new InMemoryLifecycleStore(),
            GrantJson.Default.Grant,
            new() { Instance = new() { Observer = ids }, Json = GrantJson.Default.Options });
        await grants.StartAsync("g-1", new() { Title = "Wells", Comments = 1 });

        await grants.FireAsync("g-1", GrantTrigger.Submit, new() { Actor = "Ann" });

        Assert.Equal(["g-1 Ann 0", "g-1 Ann 1"], ids.Seen);
    }
}
