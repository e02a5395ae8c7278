namespace Lifecycle.Testing;

/// <summary>The model of a definition: an instance of it, with its criteria and conditions.</summary>
internal sealed class InstanceModel<TStage, TTrigger, TSubject>(
    LifecycleDefinition<TStage, TTrigger, TSubject> definition,
    TSubject subject,
    Func<TTrigger, object?>? payload
) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly LifecycleInstance<TStage, TTrigger, TSubject> _instance = definition.Start(subject);

    public TStage Stage => _instance.Stage;

    public async ValueTask<bool?> AcceptsAsync(TTrigger trigger) =>
        (await _instance.EvaluateAsync(trigger, Command(trigger)).ConfigureAwait(false)).Passed;

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger)
    {
        var result = await _instance.TryFireAsync(trigger, Command(trigger)).ConfigureAwait(false);
        return new(result.Accepted, [_instance.Stage]);
    }

    public void Follow(TStage stage)
    {
    }

    private TransitionCommand Command(TTrigger trigger) => new() { Payload = payload?.Invoke(trigger) };
}
