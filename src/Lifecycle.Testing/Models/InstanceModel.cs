namespace Lifecycle.Testing;

/// <summary>The model of a definition: an instance of it, with its criteria and conditions.</summary>
internal sealed class InstanceModel<TStage, TTrigger, TSubject>(
    LifecycleDefinition<TStage, TTrigger, TSubject> definition,
    TSubject subject
) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    private static readonly InstanceOptions Options = new() { KeepHistory = false };

    private readonly LifecycleInstance<TStage, TTrigger, TSubject> _instance = definition.Start(subject, Options);

    public TStage Stage => _instance.Stage;

    public async ValueTask<bool?> AcceptsAsync(TTrigger trigger)
    {
        if (_instance.Graph.TransitionsFrom(Stage, trigger) is not [var first, ..])
            return false;

        if (first.Trigger.PayloadType is not null)
            return null;

        return (await _instance.EvaluateAsync(trigger).ConfigureAwait(false)).Passed;
    }

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger, object? payload)
    {
        var command = new TransitionCommand { Payload = payload };
        var result = await _instance.TryFireAsync(trigger, command).ConfigureAwait(false);
        return new(result.Accepted, [_instance.Stage], result.Report);
    }

    public void Follow(TStage stage)
    {
    }
}
