namespace Lifecycle;

/// <summary>Says more about a trigger.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class TriggerBuilder<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly TriggerDeclaration<TTrigger> _trigger;

    internal TriggerBuilder(TriggerDeclaration<TTrigger> trigger) => _trigger = trigger;

    /// <summary>
    /// Says what the trigger carries. Firing it without such a payload, or with another, is an
    /// <see cref="ArgumentException"/>; a dry run may leave it out.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    public TriggerBuilder<TStage, TTrigger, TSubject> Carries<TPayload>()
        where TPayload : notnull
    {
        _trigger.PayloadTypes.Add(typeof(TPayload));
        return this;
    }
}
