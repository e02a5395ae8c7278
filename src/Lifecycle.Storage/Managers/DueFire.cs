namespace Lifecycle;

/// <summary>
/// The result of firing a trigger because it fell due, or a due date that could not be read. Immutable.
/// </summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Id">The id of the instance.</param>
/// <param name="Due">The trigger, and when it fell due. If the due date could not be read,
/// <see cref="DueDate{TTrigger}.Exception"/> is set, and nothing was fired.</param>
/// <param name="Result">The result; <see langword="null"/> if reading the due date or firing threw an
/// exception.</param>
/// <param name="Exception">The exception that reading the due date or firing threw, if any. The next call tries it
/// again.</param>
public sealed record DueFire<TStage, TTrigger>(
    string Id, DueDate<TTrigger> Due, TransitionResult<TStage, TTrigger>? Result, Exception? Exception)
    where TStage : notnull
    where TTrigger : notnull;
