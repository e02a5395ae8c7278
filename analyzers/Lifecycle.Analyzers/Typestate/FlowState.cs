using System.Collections.Immutable;

namespace Lifecycle.Analyzers;

/// <summary>
/// The abstract state at one program point: the values of variables and the states of instances. Immutable.
/// </summary>
/// <remarks>
/// A variable is a local, a parameter, a field of <c>this</c> or a static field (by symbol), or a flow capture (by id).
/// </remarks>
internal sealed class FlowState(
    ImmutableDictionary<object, Value> variables,
    ImmutableDictionary<object, InstanceState> instances
)
{
    public static FlowState Empty { get; } =
        new(ImmutableDictionary<object, Value>.Empty, ImmutableDictionary<object, InstanceState>.Empty);

    public ImmutableDictionary<object, Value> Variables { get; } = variables;

    public ImmutableDictionary<object, InstanceState> Instances { get; } = instances;

    public Value? this[object variable] => Variables.TryGetValue(variable, out var value) ? value : null;

    /// <summary>The known values of the members of an object.</summary>
    public IEnumerable<Value> MembersOf(object id) =>
        Variables.Where(pair => pair.Key is MemberPath path && Equals(path.Id, id)).Select(pair => pair.Value);

    public FlowState With(object variable, Value? value) =>
        new(value is null ? Variables.Remove(variable) : Variables.SetItem(variable, value), Instances);

    /// <summary>Replaces the state of an instance that has not moved: its stages are narrowed, or it escapes.</summary>
    public FlowState Refine(object id, InstanceState instance) => new(Variables, Instances.SetItem(id, instance));

    /// <summary>
    /// Replaces the state of an instance that moves or may have moved, and drops every value read from it before.
    /// </summary>
    public FlowState Move(object id, InstanceState instance) =>
        new(Forget(id, alsoInstance: false), Instances.SetItem(id, instance));

    /// <summary>
    /// Adds a new instance. In a loop the same id may exist already: variables drop the earlier instance.
    /// </summary>
    public FlowState Create(object id, InstanceState instance) =>
        new(Forget(id, alsoInstance: true), Instances.SetItem(id, instance));

    /// <summary>
    /// The state after other code may have fired the instances that are shared at least this far.
    /// </summary>
    public FlowState CloseOver(Sharing least, params object?[] except)
    {
        var state = this;
        foreach (var pair in Instances.Where(pair => pair.Value.Sharing >= least && !except.Contains(pair.Key)))
        {
            var closure = pair.Value.ReachableClosure();
            if (!ReferenceEquals(closure, pair.Value))
                state = state.Move(pair.Key, closure);

            // The instance may have moved among its possible stages, so what was read from it is out of date.
            else if (state.Variables.Values.Any(value => Concerns(value, pair.Key, false)) && pair.Value.MayMove)
                state = state.Move(pair.Key, closure);
        }

        return state;
    }

    public static FlowState? Join(FlowState? left, FlowState? right)
    {
        if (left is null || right is null || ReferenceEquals(left, right))
            return left ?? right;

        var variables = left.Variables;
        var merged = new List<(object Variable, InstanceValue Value, InstanceState State)>();
        var haveSameVariables = ReferenceEquals(left.Variables, right.Variables);
        foreach (var pair in haveSameVariables ? Empty.Variables : left.Variables)
        {
            var joined = Join(pair.Value, right[pair.Key]) ?? Correlate(pair.Value, left, right[pair.Key], right);
            if (joined is null && Either(pair.Value, left, right[pair.Key], right) is { } either)
                merged.Add((pair.Key, new(new JoinedInstance(pair.Key)), either));

            variables = joined is null ? variables.Remove(pair.Key)
                : ReferenceEquals(joined, pair.Value) ? variables
                : variables.SetItem(pair.Key, joined);
        }

        var instances = left.Instances;
        foreach (var pair in ReferenceEquals(left.Instances, right.Instances) ? Empty.Instances : right.Instances)
        {
            var joined = pair.Value;
            if (instances.TryGetValue(pair.Key, out var known))
            {
                joined = InstanceState.Join(known, pair.Value);
                if (ReferenceEquals(joined, known))
                    continue;
            }

            instances = instances.SetItem(pair.Key, joined);
        }

        // Where a variable may hold either of two instances, must-alias is lost: the variable is an untracked alias of
        // both, so both are shared.
        foreach (var id in haveSameVariables ? [] : Lost(left, right).Concat(Lost(right, left)))
        {
            if (instances.TryGetValue(id, out var instance) && instance.Sharing == Sharing.Own)
                instances = instances.SetItem(id, instance with { Sharing = Sharing.Shared });
        }

        var after = new FlowState(variables, instances);
        foreach (var (variable, value, state) in merged)
            after = after.Create(value.Id, state).With(variable, value);

        return after;
    }

    /// <summary>
    /// The state of an instance that is one of two different ones, which move in the same graph; otherwise
    /// <see langword="null"/>. Both keep their own names too, so it is shared.
    /// </summary>
    private static InstanceState? Either(Value one, FlowState ofOne, Value? other, FlowState ofOther) =>
        one is InstanceValue { Id: var id }
        && other is InstanceValue { Id: var otherId }
        && ofOne.Instances.TryGetValue(id, out var state)
        && ofOther.Instances.TryGetValue(otherId, out var otherState)
        && ReferenceEquals(state.Graph, otherState.Graph)
        && InstanceState.Join(state, otherState) is var joined
            ? joined.Sharing == Sharing.Own ? joined with { Sharing = Sharing.Shared } : joined
            : null;

    /// <summary>The value of a variable that may have either of two values.</summary>
    private static Value? Join(Value left, Value? right) => (left, right) switch
    {
        _ when Equals(left, right) => left,
        (StageValue one, StageValue other) when Equals(one.Id, other.Id) => one with { MayBeNull = true },
        (StageValue stage, NullValue) => stage with { MayBeNull = true },
        (NullValue, StageValue stage) => stage with { MayBeNull = true },

        // A use of null fails, so code behind a use has the instance.
        (InstanceValue instance, NullValue) => instance,
        (NullValue, InstanceValue instance) => instance,
        (KeyValue or ChoiceValue, KeyValue or ChoiceValue) => ChoiceValue.Between(left, right),
        _ => null,
    };

    /// <summary>The value of a Boolean that has one value on one path, and another on the other.</summary>
    private static TruthValue? Correlate(Value one, FlowState ofOne, Value? other, FlowState ofOther) =>
        (one, other) switch
        {
            (FlagValue { Is: true }, FlagValue { Is: false }) => TruthValue.Between(ofOne, ofOther),
            (FlagValue { Is: false }, FlagValue { Is: true }) => TruthValue.Between(ofOther, ofOne),
            (TruthValue truth, FlagValue { Is: var isTrue }) => truth.Or(isTrue, ofOther),
            (FlagValue { Is: var isTrue }, TruthValue truth) => truth.Or(isTrue, ofOne),
            _ => null,
        };

    private static IEnumerable<object> Lost(FlowState from, FlowState other) =>
        from
            .Variables.Where(pair => pair.Value is InstanceValue or ObjectValue or TupleValue
                && !Equals(other[pair.Key], pair.Value))
            .SelectMany(pair => pair.Value switch
            {
                ObjectValue { Id: var id } => from.MembersOf(id),
                TupleValue { Elements: var elements } => elements.OfType<Value>(),
                _ => [pair.Value],
            })
            .OfType<InstanceValue>()
            .Select(instance => instance.Id);

    public static bool AreEqual(FlowState? left, FlowState? right) =>
        ReferenceEquals(left, right)
        || (
            left is not null
            && right is not null
            && AreEqual(left.Variables, right.Variables)
            && AreEqual(left.Instances, right.Instances));

    private static bool AreEqual<T>(ImmutableDictionary<object, T> left, ImmutableDictionary<object, T> right) =>
        ReferenceEquals(left, right)
        || (
            left.Count == right.Count
            && left.All(pair => right.TryGetValue(pair.Key, out var other) && Equals(pair.Value, other)));

    private ImmutableDictionary<object, Value> Forget(object id, bool alsoInstance) =>
        Variables.RemoveRange(Variables.Where(pair => Concerns(pair.Value, id, alsoInstance)).Select(pair => pair.Key));

    private static bool Concerns(Value value, object id, bool alsoInstance) => value switch
    {
        InstanceValue instance => alsoInstance && Equals(instance.Id, id),
        StageValue stage => Equals(stage.Id, id),
        ResultValue result => Equals(result.Id, id),
        OutcomeValue outcome => Equals(outcome.Result.Id, id),
        TruthValue truth => Equals(truth.Id, id) || (truth.Also is { } also && Concerns(also, id, alsoInstance)),
        TupleValue tuple => tuple.Elements.Any(each => each is not null && Concerns(each, id, alsoInstance)),
        _ => false,
    };
}
