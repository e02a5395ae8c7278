using Stateless;
using Stateless.Reflection;

namespace Lifecycle.Interop;

/// <summary>
/// Builds a state machine whose guards evaluate the gates of an instance, and whose fires are steps of that instance.
/// </summary>
internal sealed class InstanceMachineBuilder<TStage, TTrigger, TSubject>(
    LifecycleInstance<TStage, TTrigger, TSubject> instance, Func<TransitionCommand> command)
    where TStage : notnull
    where TTrigger : notnull
{
    // Only the instance changes its stage, so the machine sets nothing.
    private readonly StateMachine<TStage, TTrigger> _machine = new(() => instance.Stage, static _ => { });
    private readonly Dictionary<
        (TStage Stage, TTrigger Trigger),
        TransitionBridge<TStage, TTrigger, TSubject>
    > _transitions = [];

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

            // This exit action is added first, so actions added to the machine later run after the step.
            configuration.OnExit(Fire, "The step of the lifecycle");
            foreach (var branches in instance.Graph.TransitionsFrom(stage.Key).GroupBy(branch => branch.Trigger.Key))
                Permit(configuration, stage, triggers[branches.Key], [.. branches]);
        }

        return _machine;
    }

    private void Permit(
        StateMachine<TStage, TTrigger>.StateConfiguration configuration,
        LifecycleStage<TStage, TTrigger> stage,
        TriggerBridge<TStage, TTrigger> trigger,
        LifecycleTransition<TStage, TTrigger>[] branches)
    {
        var bridge = new TransitionBridge<TStage, TTrigger, TSubject>(instance, trigger.Key, command);
        _transitions.Add((stage.Key, trigger.Key), bridge);
        switch (branches)
        {
            case [{ Kind: TransitionKind.Ignore }]:
                configuration.Ignore(trigger.Key);
                break;
            case [{ Kind: TransitionKind.Stay }]:
                trigger.PermitInternal(configuration, bridge.AsGuard(branches), Fire);
                break;
            case [{ Kind: TransitionKind.ReEntry } branch]:
                trigger.PermitReentry(configuration, bridge.AsGuards(branch));
                break;
            case [{ Kind: TransitionKind.Move, To: { } to } branch]:
                trigger.Permit(configuration, to.Key, bridge.AsGuards(branch));
                break;
            default:
                trigger.PermitDynamic(
                    configuration,
                    () => bridge.Destination,
                    Destinations(stage, branches),
                    bridge.AsGuard(branches));
                break;
        }
    }

    private DynamicStateInfos Destinations(
        LifecycleStage<TStage, TTrigger> stage,
        LifecycleTransition<TStage, TTrigger>[] branches)
    {
        var destinations = new DynamicStateInfos();
        foreach (var branch in branches)
        {
            if (branch.Kind == TransitionKind.Return)
            {
                foreach (var previous in instance
                        .Graph.Transitions.Where(each => each.To == stage)
                        .Select(each => each.From)
                        .Distinct())
                    destinations.Add(previous.Key, "the previous stage");
            }
            else
            {
                destinations.Add((branch.To ?? stage).Key, branch.Condition ?? "otherwise");
            }
        }

        return destinations;
    }

    private void Fire(StateMachine<TStage, TTrigger>.Transition transition) =>
        _transitions[(instance.Stage, transition.Trigger)]
            .Fire(transition.Parameters is [var payload, ..] ? payload : null);
}
