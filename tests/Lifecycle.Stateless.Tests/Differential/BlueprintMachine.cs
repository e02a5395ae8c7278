namespace Lifecycle.Interop.Tests.Differential;

/// <summary>A blueprint as a Stateless machine.</summary>
internal sealed class BlueprintMachine
{
    private readonly StateMachine<int, int> _machine;
    private TransitionOutcome _outcome;

    public BlueprintMachine(Blueprint blueprint, BlueprintSubject subject)
    {
        State = blueprint.InitialStage;
        _machine = new(() => State, state => State = state);
        _machine.OnTransitioned(_ => _outcome = TransitionOutcome.Moved);
        _machine.OnUnhandledTrigger(
            (_, _, unmet) =>
                _outcome = unmet is { Count: > 0 } ? TransitionOutcome.Refused : TransitionOutcome.NotPermitted);
        foreach (var state in blueprint.Stages)
        {
            var configuration = _machine.Configure(state)
                .OnEntry(() => subject.Log.Add($"enter {state}"))
                .OnExit(() => subject.Log.Add($"exit {state}"));
            if (blueprint.Superstages[state] is { } parent)
                configuration.SubstateOf(parent);

            if (blueprint.SubstagesOf(state).Any())
                configuration.InitialTransition(blueprint.SubstagesOf(state).First());

            foreach (var cell in blueprint.Rules.Where(rule => rule.Stage == state).GroupBy(rule => rule.Trigger))
                Permit(configuration, subject, [.. cell]);
        }
    }

    /// <summary>The state. A test sets it to continue from another state.</summary>
    public int State { get; set; }

    /// <summary>
    /// The outcome of a fire, or <see langword="null"/> if two guards hold at once, for which Stateless throws.
    /// </summary>
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

    /// <summary>Whether a trigger can be fired, or <see langword="null"/> if two guards hold at once.</summary>
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

    private void Permit(
        StateMachine<int, int>.StateConfiguration state,
        BlueprintSubject subject,
        BlueprintRule[] rules)
    {
        foreach (var rule in rules)
        {
            // Stateless has no "otherwise": the guard of an unguarded rule is that no other guard holds.
            var guarded = rules.Select(each => each.Guard).OfType<int>().ToArray();
            Func<bool> holds = rule.Guard is { } guard
                ? () => subject.Guards.Contains(guard)
                : () => !guarded.Any(subject.Guards.Contains);
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
                            subject.Log.Add("stay");
                            _outcome = TransitionOutcome.Stayed;
                        });
                    break;
            }
        }
    }
}
