namespace Lifecycle.Interop.Tests.Differential;

/// <summary>The blueprint as a machine of Stateless.</summary>
internal sealed class BlueprintMachine
{
    private readonly StateMachine<int, int> _machine;
    private TransitionOutcome _outcome;

    public BlueprintMachine(Blueprint blueprint, Scene scene)
    {
        State = blueprint.Initial;
        _machine = new(() => State, state => State = state);
        _machine.OnTransitioned(_ => _outcome = TransitionOutcome.Moved);
        _machine.OnUnhandledTrigger((_, _, unmet) => _outcome = unmet is { Count: > 0 } ? TransitionOutcome.Refused : TransitionOutcome.NotPermitted);
        foreach (var state in blueprint.States)
        {
            var configuration = _machine.Configure(state)
                .OnEntry(() => scene.Log.Add($"enter {state}"))
                .OnExit(() => scene.Log.Add($"exit {state}"));
            if (blueprint.Parents[state] is { } parent)
                configuration.SubstateOf(parent);

            if (blueprint.ChildrenOf(state).Any())
                configuration.InitialTransition(blueprint.ChildrenOf(state).First());

            foreach (var cell in blueprint.Rules.Where(rule => rule.State == state).GroupBy(rule => rule.Trigger))
                Permit(configuration, scene, [.. cell]);
        }
    }

    /// <summary>The state; it can be put elsewhere, as a store of its own would.</summary>
    public int State { get; set; }

    /// <summary>What comes of a fire; <see langword="null"/> where two guards hold at once, which Stateless refuses.</summary>
    public TransitionOutcome? Fire(int trigger)
    {
        _outcome = TransitionOutcome.Ignored;
        try
        {
            _machine.Fire(trigger);
            return _outcome;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether a fire would find a way; <see langword="null"/> likewise.</summary>
    public bool? Permits(int trigger)
    {
        try
        {
            return _machine.CanFire(trigger);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private void Permit(StateMachine<int, int>.StateConfiguration state, Scene scene, Rule[] rules)
    {
        foreach (var rule in rules)
        {
            // Stateless has no "otherwise": what holds where nothing before it does says so.
            var guarded = rules.Select(each => each.Guard).OfType<int>().ToArray();
            Func<bool> holds = rule.Guard is { } guard ? () => scene.Guards[guard] : () => !guarded.Any(each => scene.Guards[each]);
            switch (rule.Kind)
            {
                case TransitionKind.Move:
                    state.PermitIf(rule.Trigger, rule.Target, holds);
                    break;
                case TransitionKind.ReEntry:
                    state.PermitReentryIf(rule.Trigger, holds);
                    break;
                case TransitionKind.Ignore:
                    state.Ignore(rule.Trigger);
                    break;
                default:
                    state.InternalTransitionIf(
                        rule.Trigger,
                        _ => holds(),
                        () =>
                        {
                            scene.Log.Add("stay");
                            _outcome = TransitionOutcome.Stayed;
                        });
                    break;
            }
        }
    }
}
