using Stateless;
using Stateless.Reflection;

namespace Lifecycle.Interop;

/// <summary>Permits a trigger in states of a machine. The payload of the trigger is its parameter.</summary>
internal abstract class TriggerBridge<TStage, TTrigger>(TTrigger trigger)
    where TStage : notnull
    where TTrigger : notnull
{
    public TTrigger Key { get; } = trigger;

    public static TriggerBridge<TStage, TTrigger> Of(
        StateMachine<TStage, TTrigger> machine,
        LifecycleTrigger<TTrigger> trigger) =>
        trigger.PayloadType is { } payload
            ? (TriggerBridge<TStage, TTrigger>)
                Activator.CreateInstance(
                    typeof(PayloadTrigger<,,>).MakeGenericType(typeof(TStage), typeof(TTrigger), payload),
                    machine,
                    trigger.Key)!
            : new PlainTrigger<TStage, TTrigger>(trigger.Key);

    public abstract void Permit(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        TStage destination,
        Guard[] guards);

    public abstract void PermitReentry(StateMachine<TStage, TTrigger>.StateConfiguration state, Guard[] guards);

    public abstract void PermitDynamic(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        Func<TStage> destination,
        DynamicStateInfos destinations,
        Guard guard);

    public void PermitInternal(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        Guard guard,
        Action<StateMachine<TStage, TTrigger>.Transition> action) =>
        state.InternalTransitionIf(
            Key,
            parameters => guard.IsMet(parameters is [var payload, ..] ? payload : null),
            action,
            guard.Description);
}

/// <summary>A trigger without a payload.</summary>
internal sealed class PlainTrigger<TStage, TTrigger>(TTrigger trigger) : TriggerBridge<TStage, TTrigger>(trigger)
    where TStage : notnull
    where TTrigger : notnull
{
    public override void Permit(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        TStage destination,
        Guard[] guards) => state.PermitIf(Key, destination, Array.ConvertAll(guards, AsTuple));

    public override void PermitReentry(StateMachine<TStage, TTrigger>.StateConfiguration state, Guard[] guards) =>
        state.PermitReentryIf(Key, Array.ConvertAll(guards, AsTuple));

    public override void PermitDynamic(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        Func<TStage> destination,
        DynamicStateInfos destinations,
        Guard guard) => state.PermitDynamicIf(Key, destination, destinations, AsTuple(guard));

    private static Tuple<Func<bool>, string> AsTuple(Guard guard) => new(() => guard.IsMet(null), guard.Description);
}

/// <summary>A trigger with a payload, which is its parameter in the machine.</summary>
internal sealed class PayloadTrigger<TStage, TTrigger, TPayload>(
    StateMachine<TStage, TTrigger> machine,
    TTrigger trigger
) : TriggerBridge<TStage, TTrigger>(trigger)
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly StateMachine<TStage, TTrigger>.TriggerWithParameters<TPayload> _trigger =
        machine.SetTriggerParameters<TPayload>(trigger);

    public override void Permit(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        TStage destination,
        Guard[] guards) => state.PermitIf(_trigger, destination, Array.ConvertAll(guards, AsTuple));

    public override void PermitReentry(StateMachine<TStage, TTrigger>.StateConfiguration state, Guard[] guards) =>
        state.PermitReentryIf(_trigger, Array.ConvertAll(guards, AsTuple));

    public override void PermitDynamic(
        StateMachine<TStage, TTrigger>.StateConfiguration state,
        Func<TStage> destination,
        DynamicStateInfos destinations,
        Guard guard) => state.PermitDynamicIf(_trigger, _ => destination(), destinations, AsTuple(guard));

    private static Tuple<Func<TPayload, bool>, string> AsTuple(Guard guard) =>
        new(payload => guard.IsMet(payload), guard.Description);
}
