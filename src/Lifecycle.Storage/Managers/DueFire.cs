namespace Lifecycle;

/// <summary>The result of firing a trigger because it fell due. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Id">The id of the instance.</param>
/// <param name="Due">The trigger, and when it fell due.</param>
/// <param name="Result">The result; <see langword="null"/> if firing threw an exception.</param>
/// <param name="Exception">The exception that firing threw, if any. The due date is then tried again.</param>
public sealed record DueFire<TStage, TTrigger>(
    string Id, DueDate<TTrigger> Due, TransitionResult<TStage, TTrigger>? Result, Exception? Exception)
    where TStage : notnull
    where TTrigger : notnull;
