namespace Lifecycle.Analyzers;

/// <summary>The abstract value of an expression or a variable, in terms of an instance.</summary>
internal abstract record Value;

/// <summary>An instance, identified by the symbol or operation that it originates from.</summary>
internal sealed record InstanceValue(object Id) : Value;

/// <summary>The current stage of an instance, or <see langword="null"/> where there is no instance.</summary>
internal sealed record StageValue(object Id, bool MayBeNull = false) : Value;

/// <summary>A constant stage or trigger.</summary>
internal sealed record KeyValue(string Key) : Value;

/// <summary>The value of a conditional access where there is no instance.</summary>
internal sealed record NullValue : Value;

/// <summary>The result of the latest fire on an instance.</summary>
internal sealed record ResultValue(object Id, StageSet Before, Transfer Transfer) : Value;

/// <summary>The task of a fire that is not awaited at once.</summary>
/// <param name="Refusal">The refusal that awaiting the task throws; <see langword="null"/> if it may throw
/// none.</param>
internal sealed record TaskValue(Finding? Refusal) : Value;

/// <summary>The outcome in the result of the latest fire.</summary>
internal sealed record OutcomeValue(ResultValue Result) : Value;

/// <summary>
/// A Boolean that correlates with the stage of an instance: the stages possible when it is true, and when false.
/// </summary>
internal sealed record TruthValue(object Id, StageSet WhenTrue, StageSet WhenFalse) : Value
{
    public TruthValue Negated => new(Id, WhenFalse, WhenTrue);
}
