using Stateless;
using Stateless.Reflection;

namespace Lifecycle.Interop;

/// <summary>Configures a state machine that asks an instance before it fires, and leaves the step to it.</summary>
internal sealed class InstanceMachine<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, Func<TransitionCommand> command)
    where TStage : notnull
    where TTrigger : notnull
{
    // The stage is the instance's alone, so that there is nothing to set.
    private readonly StateMachine<TStage, TTrigger> _machine = new(() => instance.Stage, static _ => { });
    private readonly Dictionary<(TStage Stage, TTrigger Trigger), InstanceGate<TStage, TTrigger, TSubject>> _gates = [];

    public StateMachine<TStage, TTrigger> Build()
    {
        var triggers = instance.Graph.Triggers.ToDictionary(
            trigger => trigger.Key,
            trigger => TriggerBridge<TStage, TTrigger>.Of(_machine, trigger));
        foreach (var stage in instance.Graph.Stages)
        {
            var configuration = _machine.Configure(stage.Key);
            if (stage.Superstage is { } superstage)
                configuration.SubstateOf(superstage.Key);

            if (stage.IsSuperstage)
                continue;

            // The first action on exit: whatever is added to the machine comes after the step.
            configuration.OnExit(Fire, "The step of the lifecycle");
            foreach (var cell in instance.Graph.TransitionsFrom(stage.Key).GroupBy(transition => transition.Trigger.Key))
                Permit(configuration, stage, triggers[cell.Key], [.. cell]);
        }

        return _machine;
    }

    private void Permit(
        StateMachine<TStage, TTrigger>.StateConfiguration configuration,
        LifecycleStage<TStage, TTrigger> stage,
        TriggerBridge<TStage, TTrigger> trigger,
        LifecycleTransition<TStage, TTrigger>[] routes)
    {
        var gate = new InstanceGate<TStage, TTrigger, TSubject>(instance, trigger.Key, command);
        _gates.Add((stage.Key, trigger.Key), gate);
        switch (routes)
        {
            case [{ Kind: TransitionKind.Ignore }]:
                configuration.Ignore(trigger.Key);
                break;
            case [{ Kind: TransitionKind.Stay }]:
                trigger.PermitInternal(configuration, gate.AsGuard(routes), Fire);
                break;
            case [{ Kind: TransitionKind.ReEntry } route]:
                trigger.PermitReentry(configuration, gate.AsGuards(route));
                break;
            case [{ Kind: TransitionKind.Move, To: { } to } route]:
                trigger.Permit(configuration, to.Key, gate.AsGuards(route));
                break;
            default:
                trigger.PermitDynamic(
                    configuration,
                    () => gate.Destination,
                    Destinations(stage, routes),
                    gate.AsGuard(routes));
                break;
        }
    }

    private DynamicStateInfos Destinations(
        LifecycleStage<TStage, TTrigger> stage,
        LifecycleTransition<TStage, TTrigger>[] routes)
    {
        var destinations = new DynamicStateInfos();
        foreach (var route in routes)
        {
            if (route.Kind == TransitionKind.Return)
            {
                foreach (var previous in instance
                        .Graph.Transitions.Where(each => each.To == stage)
                        .Select(each => each.From)
                        .Distinct())
                    destinations.Add(previous.Key, "the stage before");
            }
            else
            {
                destinations.Add((route.To ?? stage).Key, route.Condition ?? "otherwise");
            }
        }

        return destinations;
    }

    private void Fire(StateMachine<TStage, TTrigger>.Transition transition) =>
        _gates[(instance.Stage, transition.Trigger)].Fire(transition.Parameters is [var payload, ..] ? payload : null);
}
