namespace Lifecycle;

/// <summary>A due date that was tried. Immutable.</summary>
/// <typeparam name="TStage">The type of the stages.</typeparam>
/// <typeparam name="TTrigger">The type of the triggers.</typeparam>
/// <param name="Id">The id of the instance.</param>
/// <param name="Due">The trigger, and when it fell due.</param>
/// <param name="Result">What came of it; <see langword="null"/> where it failed.</param>
/// <param name="Exception">Why it failed, and will be tried again; <see langword="null"/> where it did not.</param>
public sealed record DueFire<TStage, TTrigger>(
    string Id, DueDate<TTrigger> Due, TransitionResult<TStage, TTrigger>? Result, Exception? Exception)
    where TStage : notnull
    where TTrigger : notnull;
