using System.Collections.Immutable;

namespace Lifecycle.Analyzers;

/// <summary>The abstract value of an expression or a variable, in terms of an instance.</summary>
internal abstract record Value;

/// <summary>An instance, identified by the symbol or operation that it originates from.</summary>
internal sealed record InstanceValue(object Id) : Value;

/// <summary>
/// The identity of the instance in a variable that may hold either of two: where control flow joins, the two get a new
/// name. It is shared with the names it had before.
/// </summary>
internal sealed record JoinedInstance(object Variable);

/// <summary>The current stage of an instance, or <see langword="null"/> where there is no instance.</summary>
internal sealed record StageValue(object Id, bool MayBeNull = false) : Value;

/// <summary>An object with an instance in one of its members.</summary>
internal sealed record ObjectValue(object Id) : Value;

/// <summary>A constant stage or trigger.</summary>
internal sealed record KeyValue(string Key) : Value;

/// <summary>One of a few constant triggers, as a condition chooses.</summary>
internal sealed record ChoiceValue(ImmutableArray<string> Keys) : Value
{
    private const int MaxCount = 4;

    /// <summary>The choice between the keys of two values; <see langword="null"/> if there are too many.</summary>
    public static ChoiceValue? Between(Value one, Value other) =>
        KeysOf(one).Union(KeysOf(other)).OrderBy(key => key, StringComparer.Ordinal).ToImmutableArray()
            is { Length: > 1 and <= MaxCount } keys
            && !KeysOf(one).IsEmpty
            && !KeysOf(other).IsEmpty
            ? new(keys)
            : null;

    public bool Equals(ChoiceValue? other) => other is not null && Keys.SequenceEqual(other.Keys);

    public override int GetHashCode() =>
        Keys.Aggregate(17, (hash, key) => unchecked((hash * 31) + key.GetHashCode()));

    private static ImmutableArray<string> KeysOf(Value value) => value switch
    {
        KeyValue { Key: var key } => ImmutableArray.Create(key),
        ChoiceValue { Keys: var keys } => keys,
        _ => ImmutableArray<string>.Empty,
    };
}

/// <summary>The constant <see langword="null"/>, or a conditional access where there is no instance.</summary>
internal sealed record NullValue : Value;

/// <summary>The known values of the elements of a tuple.</summary>
internal sealed record TupleValue(ImmutableArray<Value?> Elements) : Value
{
    public bool Equals(TupleValue? other) => other is not null && Elements.SequenceEqual(other.Elements);

    public override int GetHashCode() =>
        Elements.Aggregate(17, (hash, element) => unchecked((hash * 31) + (element?.GetHashCode() ?? 0)));
}

/// <summary>The result of the latest fire on an instance.</summary>
internal sealed record ResultValue(object Id, StageSet Before, Transfer Transfer) : Value;

/// <summary>The task of a fire that is not awaited at once.</summary>
/// <param name="Refusal">The refusal that awaiting the task throws; <see langword="null"/> if it may throw
/// none.</param>
internal sealed record TaskValue(Finding? Refusal) : Value;

/// <summary>The outcome in the result of the latest fire.</summary>
internal sealed record OutcomeValue(ResultValue Result) : Value;

/// <summary>A Boolean whose value is known.</summary>
internal sealed record FlagValue(bool Is) : Value;

/// <summary>
/// The unknown value of a Boolean variable while a condition reads it, or its negation. It is never stored, because the
/// variable may change.
/// </summary>
internal sealed record UnknownFlag(object Variable, bool IsNegated = false) : Value;

/// <summary>
/// A Boolean that correlates with the stage of an instance: the stages possible when it is true, and when false.
/// </summary>
/// <param name="Id">The instance.</param>
/// <param name="WhenTrue">The stages possible when it is true.</param>
/// <param name="WhenFalse">The stages possible when it is false.</param>
/// <param name="Also">What the same Boolean says about another instance.</param>
internal sealed record TruthValue(object Id, StageSet WhenTrue, StageSet WhenFalse, TruthValue? Also = null) : Value
{
    public TruthValue Negated => new(Id, WhenFalse, WhenTrue, Also?.Negated);

    /// <summary>
    /// What a Boolean says that is true in one state and false in another, where control flow joins;
    /// <see langword="null"/> if both allow the same stages.
    /// </summary>
    public static TruthValue? Between(FlowState whenTrue, FlowState whenFalse)
    {
        TruthValue? truth = null;
        foreach (var pair in whenTrue.Instances)
        {
            if (whenFalse.Instances.TryGetValue(pair.Key, out var other)
                && other.Stages != pair.Value.Stages
                && ReferenceEquals(other.Graph, pair.Value.Graph))
                truth = new(pair.Key, pair.Value.Stages, other.Stages, truth);
        }

        return truth;
    }

    /// <summary>
    /// What the Boolean says if on another path, which ends in a state, it has a known value; <see langword="null"/> if
    /// an instance is unknown there.
    /// </summary>
    public TruthValue? Or(bool isTrue, FlowState other) =>
        other.Instances.TryGetValue(Id, out var instance)
        && (Also is null ? null : Also.Or(isTrue, other)) is var also
        && (Also is null || also is not null)
            ? new(
                Id,
                isTrue ? WhenTrue | instance.Stages : WhenTrue,
                isTrue ? WhenFalse : WhenFalse | instance.Stages,
                also)
            : null;
}
