namespace Lifecycle;

/// <summary>Declares a route that is taken only under a condition.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class ConditionalRouteBuilder<TStage, TTrigger, TSubject>
    : RouteBuilder<
        ConditionalRouteBuilder<TStage, TTrigger, TSubject>,
        RoutedStageBuilder<TStage, TTrigger, TSubject>,
        TStage,
        TTrigger,
        TSubject
    >
    where TStage : notnull
    where TTrigger : notnull
{
    private readonly RouteDeclaration<TStage, TTrigger, TSubject> _shared;

    private ConditionalRouteBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        RouteDeclaration<TStage, TTrigger, TSubject> shared,
        RouteDeclaration<TStage, TTrigger, TSubject> route)
        : base(stage, transition, route) => _shared = shared;

    private protected override RoutedStageBuilder<TStage, TTrigger, TSubject> Next => new(Stage, Transition, _shared);

    internal static ConditionalRouteBuilder<TStage, TTrigger, TSubject> Begin(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        RouteDeclaration<TStage, TTrigger, TSubject> shared,
        string name,
        Func<TSubject, CriterionContext<TSubject>, bool> condition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(condition);
        var route = new RouteDeclaration<TStage, TTrigger, TSubject>(shared) { Condition = new(name, condition) };
        transition.Routes.Add(route);
        return new(stage, transition, shared, route);
    }
}
