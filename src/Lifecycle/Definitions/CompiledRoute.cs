using System.Collections.ObjectModel;

namespace Lifecycle;

/// <summary>One way from one stage, ready to be taken. Immutable and shared by all instances.</summary>
internal sealed class CompiledRoute<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public CompiledRoute(
        LifecycleTransition<TStage, TTrigger> transition,
        RouteCondition<TSubject>? condition,
        Gate<TSubject> gate,
        StepAction<TStage, TTrigger, TSubject>[] actions,
        Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] events)
    {
        Transition = transition;
        Condition = condition;
        Gate = gate;
        Actions = actions;
        Events = events;
        IsPlain =
            condition is null
            && transition.To is not null
            && gate.HasPredicatesOnly
            && actions.Length == 0
            && events.Length == 0;
        IsBare = IsPlain && gate.Criteria.Count == 0;
        if (transition.To is { } to)
        {
            Taken = new(transition.From.Key, to.Key, transition.Trigger.Key, gate.AllMet);
            Target = transition.Kind == TransitionKind.Ignore ? Position.Nowhere : to.Index;
        }
    }

    public LifecycleTransition<TStage, TTrigger> Transition { get; }

    public RouteCondition<TSubject>? Condition { get; }

    public Gate<TSubject> Gate { get; }

    public StepAction<TStage, TTrigger, TSubject>[] Actions { get; }

    public Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] Events { get; }

    /// <summary>Whether taking it runs no code but predicates on the subject.</summary>
    public bool IsPlain { get; }

    /// <summary>Whether taking it runs no code but the engine's.</summary>
    public bool IsBare { get; }

    /// <summary>
    /// What comes of taking it when every criterion is met and nothing is emitted. Made once, so that it costs nothing.
    /// </summary>
    public TransitionResult<TStage, TTrigger> Taken { get; }

    /// <summary>
    /// The number of the stage that follows; none for a trigger that is ignored, where nothing changes.
    /// </summary>
    public int Target { get; }

    /// <summary>For a return: the same way with its target known, for each stage that may be remembered.</summary>
    public IReadOnlyDictionary<int, CompiledRoute<TStage, TTrigger, TSubject>> Returns { get; set; } =
        ReadOnlyDictionary<int, CompiledRoute<TStage, TTrigger, TSubject>>.Empty;

    /// <summary>The same way with its target known, for a return to the remembered stage.</summary>
    /// <param name="previous">The remembered stage.</param>
    public CompiledRoute<TStage, TTrigger, TSubject> Towards(int previous) =>
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
