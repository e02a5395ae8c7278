namespace Lifecycle;

/// <summary>One way from a stage, as declared.</summary>
internal sealed class RouteDeclaration<TStage, TTrigger, TSubject>
    where TStage : notnull
    where TTrigger : notnull
{
    public RouteDeclaration()
    {
    }

    public RouteDeclaration(RouteDeclaration<TStage, TTrigger, TSubject> shared)
    {
        Criteria.AddRange(shared.Criteria);
        Actions.AddRange(shared.Actions);
        Events.AddRange(shared.Events);
    }

    public TransitionKind Kind { get; private set; } = TransitionKind.Stay;

    public TStage? Target { get; private set; }

    /// <summary>How often it is said where it leads; a sound route says so exactly once.</summary>
    public int EndCount { get; private set; }

    public RouteCondition<TSubject>? Condition { get; init; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> Actions { get; } = [];

    public List<Func<TransitionContext<TStage, TTrigger, TSubject>, object>> Events { get; } = [];

    public void End(TransitionKind kind, TStage? target = default)
    {
        if (++EndCount == 1)
            (Kind, Target) = (kind, target);
    }
}
