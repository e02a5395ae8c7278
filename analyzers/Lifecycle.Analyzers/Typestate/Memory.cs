using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// The abstract state at the point of a body that is being executed, and how it changes. One object per body; not
/// thread-safe.
/// </summary>
/// <param name="vocabulary">What the operations mean.</param>
/// <param name="captured">The variables that nested functions use.</param>
/// <param name="wrapped">
/// The field of the wrapper that is being constructed: no other code knows its instance yet. <see langword="null"/> in
/// any other body.
/// </param>
internal sealed class Memory(Vocabulary vocabulary, CapturedVariables captured, IFieldSymbol? wrapped)
{
    /// <summary>The current state; <see langword="null"/> where control does not reach.</summary>
    public FlowState? State { get; private set; }

    /// <summary>
    /// The join of all states in which an operation may have thrown since <see cref="Begin"/>; <see langword="null"/>
    /// outside a try, where no handler asks for it.
    /// </summary>
    public FlowState? Thrown { get; private set; }

    public void Begin(FlowState state, bool isInTry) => (State, Thrown) = (state, isInTry ? state : null);

    /// <summary>Control does not reach what follows.</summary>
    public void Stop() => State = null;

    /// <summary>A condition holds, or does not hold, from here on.</summary>
    public void Assume(Value? condition, bool holds, Location place)
    {
        if (State is not null)
            State = Conditions.Assume(State, condition, holds, place);
    }

    /// <summary>An operation may throw in the current state.</summary>
    public void MayThrow()
    {
        if (Thrown is not null)
            Thrown = FlowState.Join(Thrown, State);
    }

    /// <summary>An operation may throw after other code has fired an instance any number of times.</summary>
    public void MayThrowAfterMoves(Value? value)
    {
        if (Thrown is not null && StateOf(value) is { } instance)
            Thrown = FlowState.Join(
                Thrown,
                State!.Move(((InstanceValue)value!).Id, instance.ReachableClosure()));
    }

    public InstanceState? StateOf(Value? value) =>
        value is InstanceValue { Id: var id } && State is not null && State.Instances.TryGetValue(id, out var instance)
            ? instance
            : null;

    public InstanceValue Create(object id, InstanceState state)
    {
        State = State!.Create(id, state);
        return new(id);
    }

    /// <summary>An instance in an unknown stage; <see langword="null"/> if its graph is unknown.</summary>
    public InstanceValue? Unknown(IOperation origin) =>
        vocabulary.GraphOf(origin) is { } graph ? Create(origin, new(graph, graph.All, Sharing.Shared, null)) : null;

    /// <summary>
    /// The value of a variable. Reading an unknown instance gives it an identity from here on, except in a variable
    /// that a nested function writes: that stays unknown.
    /// </summary>
    public Value? Read(object variable, IOperation reference) =>
        State![variable] is { } value ? value
        : IsFlag(variable) && !captured.IsWritten(variable) ? new UnknownFlag(variable)
        : vocabulary.IsInstance(reference.Type) && !captured.IsWritten(variable) ? Bind(variable, Unknown(reference))
        : null;

    /// <summary>Writes a variable, and returns the value that it then certainly has.</summary>
    public Value? Bind(object variable, Value? value)
    {
        if (State is null)
            return null;

        // A variable that a nested function writes is not followed, and whatever it holds may be fired at any time.
        if (captured.IsWritten(variable))
        {
            ShareReached(value, Sharing.Captured);
            value = null;
        }

        value = Stored(value);

        // Another thread may write the flag in a field.
        if (value is FlagValue && variable is ISymbol && !IsFlag(variable))
            value = null;

        // The elements of a tuple in a field can be written in many ways.
        if (value is TupleValue && variable is IFieldSymbol)
        {
            ShareReached(value, Sharing.Shared);
            value = null;
        }

        State = State.With(variable, value);
        if (captured.IsUsed(variable))
            ShareReached(value, Sharing.Captured);
        else if ((variable is MemberPath || MemberVariables.Contain(variable)) && !IsWrapped(variable))
            ShareReached(value, Sharing.Shared);

        return value;
    }

    /// <summary>The value that a variable keeps: not that of a flag that may change.</summary>
    public static Value? Stored(Value? value) => value is UnknownFlag ? null : value;

    private bool IsWrapped(object variable) =>
        wrapped is not null && SymbolEqualityComparer.Default.Equals(variable as ISymbol, wrapped);

    /// <summary>Whether a variable is a local Boolean, which no other method writes.</summary>
    private static bool IsFlag(object variable) =>
        variable
            is ILocalSymbol { IsRef: false, Type.SpecialType: SpecialType.System_Boolean }
                or IParameterSymbol { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_Boolean }
        && !MemberVariables.Contain(variable);

    /// <summary>Gives the object in a variable an identity: the expression that reads it first.</summary>
    public object Identify(object variable, IOperation origin)
    {
        ForgetObject(origin);
        Bind(variable, new ObjectValue(origin));
        return origin;
    }

    /// <summary>Adds a new object, of which no other code knows yet, with the instance in one of its members.</summary>
    public ObjectValue Make(IOperation creation, ISymbol member, InstanceState instance)
    {
        ForgetObject(creation);
        var path = new MemberPath(creation, member);
        State = State!.Create(path, instance).With(path, new InstanceValue(path));
        return new(creation);
    }

    /// <summary>In a loop, the expression may have yielded another object before.</summary>
    private void ForgetObject(IOperation origin)
    {
        foreach (var pair in State!.Variables
            .Where(pair => pair.Key is MemberPath path && path.Id == origin
                || pair.Value is ObjectValue known && known.Id == origin)
            .ToArray())
            Forget(pair.Key);
    }

    /// <summary>
    /// Evaluates operands in their order. What one of them says of a stage is forgotten if a later one may change it.
    /// </summary>
    public Value?[] Together(IReadOnlyList<IOperation> operands, Func<IOperation, Value?> evaluate)
    {
        var values = new Value?[operands.Count];
        for (var index = 0; index < values.Length; index++)
        {
            values[index] = evaluate(operands[index]);
            if (MayBeOutdated(values[index]))
                State = State?.With(operands[index], values[index]);
        }

        for (var index = 0; index < values.Length; index++)
        {
            if (!MayBeOutdated(values[index]))
                continue;

            values[index] = State?[operands[index]];
            Forget(operands[index]);
        }

        return values;
    }

    private static bool MayBeOutdated(Value? value) =>
        value is StageValue or ResultValue or OutcomeValue or TruthValue or TupleValue;

    public void Forget(object variable) => State = State?.With(variable, null);

    /// <summary>Moves an instance. What follows in the same statement may throw after the move.</summary>
    public void Move(object id, InstanceState instance)
    {
        MoveAtOnce(id, instance);
        MayThrow();
    }

    /// <summary>Moves an instance by an operation that either moves it or throws.</summary>
    public void MoveAtOnce(object id, InstanceState instance) => State = State!.Move(id, instance);

    /// <summary>The instance escapes: other code may hold it from now on.</summary>
    public void Escape(Value? value)
    {
        if (value is TaskValue)
            ForgetAll(value);
        else
            ShareReached(value, Sharing.Shared);
    }

    /// <summary>No variable has this value any more: other code may use it.</summary>
    public void ForgetAll(Value value)
    {
        foreach (var pair in State!.Variables.Where(pair => pair.Value == value).ToArray())
            State = State.With(pair.Key, null);
    }

    /// <summary>Other code may fire the instance at any time from now on.</summary>
    public void Capture(Value? value)
    {
        if (StateOf(value) is { } instance)
            Move(((InstanceValue)value!).Id, (instance with { Sharing = Sharing.Captured }).ReachableClosure());
    }

    /// <summary>Other code may have fired the instances that it can reach.</summary>
    public void CloseOver(Sharing least, params object?[] except)
    {
        var before = State;
        State = before!.CloseOver(least, except);
        if (State != before)
            MayThrow();
    }

    /// <summary>Shares an instance, or those in the members of an object or in a tuple.</summary>
    private void ShareReached(Value? value, Sharing sharing)
    {
        if (value is InstanceValue instance)
            Share(instance, sharing);
        else if (value is ObjectValue { Id: var id })
        {
            foreach (var member in State!.MembersOf(id).ToArray())
                ShareReached(member, sharing);
        }
        else if (value is TupleValue { Elements: var elements })
        {
            foreach (var element in elements)
                ShareReached(element, sharing);
        }
    }

    private void Share(InstanceValue value, Sharing sharing)
    {
        if (StateOf(value) is { } instance && instance.Sharing < sharing)
            State = State!.Refine(value.Id, instance with { Sharing = sharing });
    }
}
