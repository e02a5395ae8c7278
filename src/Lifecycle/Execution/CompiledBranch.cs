using System.Collections.ObjectModel;

namespace Lifecycle;

/// <summary>
/// One branch of a transition from one stage, ready to be taken. Immutable and shared by all instances.
/// </summary>
internal sealed class CompiledBranch<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public CompiledBranch(
        LifecycleTransition<TStage, TTrigger> transition,
        BranchCondition<TSubject>? condition,
        Gate<TSubject> gate,
        StepAction<TStage, TTrigger, TSubject>[] actions,
        Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] events)
    {
        Transition = transition;
        Condition = condition;
        Gate = gate;
        Actions = actions;
        Events = events;
        IsPlain = condition is null
            && transition.To is not null
            && gate.HasPredicatesOnly
            && actions.Length == 0
            && events.Length == 0;
        IsBare = IsPlain && gate.Criteria.Count == 0;
        TakesNoPayload = transition.Trigger.PayloadType is null;
        RefusesWithoutPayload = !TakesNoPayload
            && condition?.PayloadType is null
            && gate.Criteria.Any(criterion =>
                criterion is { PayloadType: not null, Description.Severity: Severity.Mandatory });
        if (transition.To is { } to)
        {
            Taken = new(transition.From.Key, to.Key, transition.Trigger.Key, gate.AllMet);
            Target = transition.Kind == TransitionKind.Ignore ? Position.Nowhere : to.Index;
        }

        Enters = transition.Kind is TransitionKind.Move or TransitionKind.Return or TransitionKind.ReEntry;
    }

    public LifecycleTransition<TStage, TTrigger> Transition { get; }

    public BranchCondition<TSubject>? Condition { get; }

    public Gate<TSubject> Gate { get; }

    public StepAction<TStage, TTrigger, TSubject>[] Actions { get; }

    public Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] Events { get; }

    /// <summary>Whether taking it runs no code but predicates on the subject.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether taking it runs no code but the engine's.</summary>
    public bool IsBare { get; }

    /// <summary>Whether its trigger carries no payload, so that a command needs none.</summary>
    public bool TakesNoPayload { get; }

    /// <summary>Whether a mandatory criterion needs the payload, so that it is never taken without one.</summary>
    public bool RefusesWithoutPayload { get; }

    /// <summary>Whether taking it enters a stage, be it the same stage again.</summary>
    public bool Enters { get; }

    /// <summary>
    /// The result of taking it with every criterion met and no event. Made once, so that it costs nothing.
    /// </summary>
    public TransitionResult<TStage, TTrigger> Taken { get; }

    /// <summary>The number of the next stage; <see cref="Position.Nowhere"/> for an ignored trigger.</summary>
    public int Target { get; }

    /// <summary>For a return: the branch with its target known, for each stage that an instance may remember.</summary>
    public IReadOnlyDictionary<int, CompiledBranch<TStage, TTrigger, TSubject>> Returns { get; set; } =
        ReadOnlyDictionary<int, CompiledBranch<TStage, TTrigger, TSubject>>.Empty;

    /// <summary>The branch itself; for a return, the one that leads to the remembered stage.</summary>
    /// <param name="previous">The remembered stage.</param>
    public CompiledBranch<TStage, TTrigger, TSubject> Towards(int previous) =>
        Transition.To is null ? Returns[previous] : this;

    public CriterionContext<TSubject> Context(TSubject subject, TransitionCommand command, DateTimeOffset now) => new()
    {
        Subject = subject,
        From = Transition.From.BoxedKey,
        To = (Transition.To ?? Transition.From).BoxedKey,
        Trigger = Transition.Trigger.BoxedKey,
        Payload = command.Payload,
        Actor = command.Actor,
        Now = now,
    };
}
