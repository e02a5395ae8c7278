namespace Lifecycle.Testing;

/// <summary>The model of a definition: an instance of it, with its criteria and conditions.</summary>
internal sealed class InstanceModel<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance
) : IModel<TStage, TTrigger>
    where TStage : notnull
    where TTrigger : notnull
{
    /// <exception cref="StartRefusedException">The gate in front of the start refuses the subject.</exception>
    public static async ValueTask<IModel<TStage, TTrigger>> StartAsync(
        LifecycleDefinition<TStage, TTrigger, TSubject> definition, TSubject subject, InstanceOptions options)
    {
        var start = await definition.TryStartAsync(subject, options: options).ConfigureAwait(false);
        return start.Instance is { } instance
            ? new InstanceModel<TStage, TTrigger, TSubject>(instance)
            : throw new StartRefusedException(start.Report);
    }

    public TStage Stage => instance.Stage;

    public async ValueTask<bool?> AcceptsAsync(TTrigger trigger)
    {
        if (instance.Graph.TransitionsFrom(Stage, trigger) is not [var first, ..])
            return false;

        if (first.Trigger.PayloadType is not null)
            return null;

        return (await instance.EvaluateAsync(trigger).ConfigureAwait(false)).Passed;
    }

    public async ValueTask<Expectation<TStage>> FireAsync(TTrigger trigger, object? payload)
    {
        var command = new TransitionCommand { Payload = payload };
        var result = await instance.TryFireAsync(trigger, command).ConfigureAwait(false);
        return new(result.Accepted, [instance.Stage], result.Report);
    }

    public void Follow(TStage stage)
    {
    }
}
