namespace Lifecycle;

/// <summary>One transition of a path through a graph, and the position it starts from. An immutable value.</summary>
internal readonly record struct GraphPathStep<TStage, TTrigger>(
    LifecycleTransition<TStage, TTrigger> Transition, Position From)
    where TStage : notnull
    where TTrigger : notnull;
