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

    /// <summary>Where it leads; a sound route says so exactly once.</summary>
    public List<(TransitionKind Kind, TStage? Target)> Ends { get; } = [];

    public TransitionKind Kind => Ends.Count > 0 ? Ends[0].Kind : TransitionKind.Stay;

    public TStage? Target => Ends.Count > 0 ? Ends[0].Target : default;

    public RouteCondition<TSubject>? Condition { get; init; }

    public List<Criterion<TSubject>> Criteria { get; } = [];

    public List<StepAction<TStage, TTrigger, TSubject>> Actions { get; } = [];

    public List<Func<TransitionContext<TStage, TTrigger, TSubject>, object>> Events { get; } = [];
}
