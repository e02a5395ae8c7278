namespace Lifecycle;

/// <summary>A trigger that can fall due in a stage, and how its due date is read from the subject.</summary>
internal sealed record DueTrigger<TTrigger, TSubject>(Func<TSubject, DateTimeOffset?> DueAt, TTrigger Trigger);
