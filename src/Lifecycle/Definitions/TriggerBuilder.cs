namespace Lifecycle;

/// <summary>Declares a trigger.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the subject.</typeparam>
public sealed class TriggerBuilder<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly TriggerDeclaration<TTrigger> _trigger;

    internal TriggerBuilder(TriggerDeclaration<TTrigger> trigger) => _trigger = trigger;

    /// <summary>
    /// Declares the type of the trigger's payload. Firing it with one of another type is an
    /// <see cref="ArgumentException"/>. Firing it with none is refused by the mandatory criteria that need it; where a
    /// transition of the trigger has no such criterion, it is an <see cref="ArgumentException"/> too. A dry run may
    /// leave the payload out.
    /// </summary>
    /// <typeparam name="TPayload">The type of the payload.</typeparam>
    public TriggerBuilder<TStage, TTrigger, TSubject> Carries<TPayload>()
        where TPayload : notnull => Carries(typeof(TPayload));

    /// <summary>
    /// Declares the type of the trigger's payload, where it is known only at run time. The rules are those of
    /// <see cref="Carries{TPayload}"/>.
    /// </summary>
    /// <param name="payloadType">The type of the payload.</param>
    public TriggerBuilder<TStage, TTrigger, TSubject> Carries(Type payloadType)
    {
        ArgumentNullException.ThrowIfNull(payloadType);

        // A nullable value is boxed as its value.
        _trigger.PayloadTypes.Add(Nullable.GetUnderlyingType(payloadType) ?? payloadType);
        return this;
    }
}
