namespace Lifecycle;

/// <summary>Something that falls due in a stage, as declared.</summary>
internal sealed record DeadlineDeclaration<TTrigger, TSubject>(Func<TSubject, DateTimeOffset?> Due, TTrigger Trigger);
