namespace Lifecycle.Interop;

/// <summary>
/// A definition with the states and transitions of a machine. Its conditions always hold, because the machine evaluates
/// its guards itself.
/// </summary>
internal sealed class MachineDefinition<TState, TTrigger, TSubject>(MachineReader<TState, TTrigger> machine)
    : LifecycleDefinition<TState, TTrigger, TSubject>
    where TState : notnull
    where TTrigger : notnull
{
    /// <inheritdoc/>
    public override string Name => "StateMachine";

    /// <inheritdoc/>
    protected override void Define(LifecycleBuilder<TState, TTrigger, TSubject> lifecycle)
    {
        lifecycle.StartsIn(machine.InitialState);
        foreach (var state in machine.States)
        {
            var stage = lifecycle.Stage(state);
            if (machine.ContainerOf(state, out var container))
                stage.Within(container);

            if (machine.InitialSubstateOf(state, out var substate))
                stage.StartsIn(substate);

            if (machine.IsFinal(state))
                stage.IsTerminal();

            foreach (var (trigger, transitions) in machine.TransitionsFrom(state))
                Permit(stage, trigger, transitions);
        }
    }

    private static void Permit(
        StageBuilder<TState, TTrigger, TSubject> stage,
        TTrigger trigger,
        IReadOnlyList<MachineTransition<TState>> transitions)
    {
        if (transitions is [{ Kind: TransitionKind.Ignore }])
        {
            stage.Ignore(trigger);
            return;
        }

        var transition = stage.On(trigger);
        if (transitions is [{ Condition: null } only])
        {
            Complete(transition, only);
            return;
        }

        BranchedStageBuilder<TState, TTrigger, TSubject>? branched = null;
        foreach (var each in transitions)
        {
            if (each.Condition is { } condition)
                branched = Complete(
                    branched is null ? transition.When(condition, _ => true) : branched.When(condition, _ => true),
                    each);
            else
                Complete(branched!.Otherwise(), each);
        }
    }

    private static TNext Complete<TBuilder, TNext>(
        BranchBuilder<TBuilder, TNext, TState, TTrigger, TSubject> branch,
        MachineTransition<TState> transition)
        where TBuilder : BranchBuilder<TBuilder, TNext, TState, TTrigger, TSubject> =>
        transition.Kind switch
        {
            TransitionKind.Move => branch.GoTo(transition.To!),
            TransitionKind.ReEntry => branch.ReEnter(),
            _ => branch.Stay(),
        };
}
