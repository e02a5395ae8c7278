namespace Lifecycle;

/// <summary>Declares the route that is taken when no conditional one is open.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <typeparam name="TSubject">The type of the thing that moves through the lifecycle.</typeparam>
public sealed class FinalRouteBuilder<TStage, TTrigger, TSubject>
    : RouteBuilder<
        FinalRouteBuilder<TStage, TTrigger, TSubject>,
        StageBuilder<TStage, TTrigger, TSubject>,
        TStage,
        TTrigger,
        TSubject
    >
    where TStage : notnull
    where TTrigger : notnull
{
    internal FinalRouteBuilder(
        StageDeclaration<TStage, TTrigger, TSubject> stage,
        TransitionDeclaration<TStage, TTrigger, TSubject> transition,
        RouteDeclaration<TStage, TTrigger, TSubject> route)
        : base(stage, transition, route)
    {
    }

    private protected override StageBuilder<TStage, TTrigger, TSubject> Next => new(Stage);
}
