namespace Lifecycle.Diagrams;

/// <summary>The code of an event.</summary>
internal sealed record BoundEvent<TSubject>(
    Type Type, Func<TransitionContext<string, string, TSubject>, object> Make);
