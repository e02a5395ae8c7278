namespace Lifecycle;

/// <summary>One way from one stage, ready to be taken. Immutable and shared by all instances.</summary>
internal sealed class CompiledRoute<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly Func<int, CompiledRoute<TStage, TTrigger, TSubject>>? _towards;
    private readonly object _from;
    private readonly object _to;
    private readonly object _trigger;

    // Made on demand: of the stages that a return could lead to, an instance remembers one.
    private readonly Dictionary<int, CompiledRoute<TStage, TTrigger, TSubject>> _returns = [];

    public CompiledRoute(
        LifecycleTransition<TStage, TTrigger> transition,
        RouteCondition<TSubject>? condition,
        Gate<TSubject> gate,
        StepAction<TStage, TTrigger, TSubject>[] actions,
        Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] events,
        Func<int, CompiledRoute<TStage, TTrigger, TSubject>>? towards)
    {
        Transition = transition;
        Condition = condition;
        Gate = gate;
        Actions = actions;
        Events = events;
        _towards = towards;
        IsBare = condition is null && towards is null && gate.Criteria.Count == 0 && actions.Length == 0 && events.Length == 0;

        // Boxed once here, so that a context can hand keys to criteria of any lifecycle without boxing at each step.
        _from = transition.From.Key;
        _to = (transition.To ?? transition.From).Key;
        _trigger = transition.Trigger.Key;
    }

    public LifecycleTransition<TStage, TTrigger> Transition { get; }

    public RouteCondition<TSubject>? Condition { get; }

    public Gate<TSubject> Gate { get; }

    public StepAction<TStage, TTrigger, TSubject>[] Actions { get; }

    public Func<TransitionContext<TStage, TTrigger, TSubject>, object>[] Events { get; }

    /// <summary>Whether taking it runs no code but the engine's.</summary>
    public bool IsBare { get; }

    /// <summary>The same way with its target known, for a return to the remembered stage.</summary>
    /// <param name="previous">The remembered stage.</param>
    public CompiledRoute<TStage, TTrigger, TSubject> Towards(int previous)
    {
        if (_towards is null)
            return this;

        lock (_returns)
        {
            if (!_returns.TryGetValue(previous, out var route))
                _returns.Add(previous, route = _towards(previous));
            return route;
        }
    }

    public CriterionContext<TSubject> Context(TSubject subject, TransitionCommand command, DateTimeOffset now) => new()
    {
        Subject = subject,
        From = _from,
        To = _to,
        Trigger = _trigger,
        Payload = command.Payload,
        Actor = command.Actor,
        Now = now,
    };
}
