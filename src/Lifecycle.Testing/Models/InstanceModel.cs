namespace Lifecycle.Testing;

/// <summary>The model of a definition: an instance of it, with its criteria and conditions.</summary>
internal sealed class InstanceModel<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance,
    Func<TTrigger, object?>? payload
) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    public static async ValueTask<IModel<TStage, TTrigger>> StartAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition,
        TSubject subject,
        Func<TTrigger, object?>? payload) =>
        new InstanceModel<TStage, TTrigger, TSubject>(
            await definition.StartAsync(subject).ConfigureAwait(false), payload);

    public TStage Stage => instance.Stage;

    public async ValueTask<bool?> AcceptsAsync(TTrigger trigger) =>
        (await instance.EvaluateAsync(trigger, Command(trigger)).ConfigureAwait(false)).Passed;

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger)
    {
        var result = await instance.TryFireAsync(trigger, Command(trigger)).ConfigureAwait(false);
        return new(result.Accepted, [instance.Stage]);
    }

    public void Follow(TStage stage)
    {
    }

    private TransitionCommand Command(TTrigger trigger) => new() { Payload = payload?.Invoke(trigger) };
}
