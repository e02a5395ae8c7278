using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The transfer functions: executes operations on the abstract state. One object per body; not thread-safe.
/// </summary>
internal sealed partial class Interpreter(
    Vocabulary vocabulary,
    Contracts contracts,
    Summaries? summaries,
    Wrappers wrappers,
    CapturedVariables captured,
    CancellationToken cancellationToken
)
{
    private Action<Finding>? _reportRefusal;
    private Action<Finding>? _report;

    public Vocabulary Vocabulary => vocabulary;

    /// <summary>The current state; <see langword="null"/> where control does not reach.</summary>
    public FlowState? State { get; private set; }

    /// <summary>The join of all states in which an operation may have thrown since <see cref="Begin"/>.</summary>
    public FlowState? Thrown { get; private set; }

    /// <summary>The first fire that certainly throws, and so makes the code behind it unreachable.</summary>
    public Finding? Fatal { get; private set; }

    public void Begin(FlowState state, Action<Finding>? reportRefusal, Action<Finding>? report)
    {
        (State, Thrown) = (state, state);
        (_reportRefusal, _report) = (reportRefusal, report);
    }

    public void Execute(IOperation operation) => Evaluate(operation);

    /// <summary>Evaluates an expression and applies its side effects to the state.</summary>
    public Value? Evaluate(IOperation? operation)
    {
        if (operation is null || State is null)
            return null;

        var value = operation switch
        {
            ILocalReferenceOperation local => Read(local.Local, local),
            IParameterReferenceOperation parameter => Read(parameter.Parameter, parameter),
            IFlowCaptureReferenceOperation capture => Read(capture.Id, capture),
            IFieldReferenceOperation field when IsOwnField(field) => Read(field.Field, field),
            IFlowCaptureOperation capture => Bind(capture.Id, capture.Value, Evaluate(capture.Value)),
            ISimpleAssignmentOperation assignment => Assign(assignment),
            IDeconstructionAssignmentOperation deconstruction => Deconstruct(deconstruction),
            IExpressionStatementOperation statement => Evaluate(statement.Operation),
            IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
            IConversionOperation { OperatorMethod: null } conversion => Evaluate(conversion.Operand),
            IAwaitOperation awaiting => Await(awaiting),
            IInvocationOperation call => Call(call),
            IObjectCreationOperation creation when vocabulary.Read(creation) is { } create => Make(creation, create),
            IObjectCreationOperation creation when wrappers.FieldOf(creation.Type) is { } field => MakeWrapper(
                creation,
                field),
            IPropertyReferenceOperation property => ReadProperty(property),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
                Compare(comparison),
            IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } negation => (
                Evaluate(negation.Operand) as TruthValue)?.Negated,
            IIsPatternOperation pattern => Match(pattern),
            IIsNullOperation test => EvaluateOnly(test.Operand),
            IReturnOperation { Kind: OperationKind.YieldReturn } yielding => Yield(yielding),
            IDynamicInvocationOperation
            or IDynamicMemberReferenceOperation
            or IDynamicIndexerAccessOperation
            or IDynamicObjectCreationOperation
            or IInvalidOperation => Lose(operation),
            IFlowAnonymousFunctionOperation or INameOfOperation or ITypeOfOperation => null,
            _ => EvaluateAll(operation),
        };
        return value is null && State is not null && vocabulary.IsInstance(operation.Type) ? Unknown(operation) : value;
    }

    /// <summary>
    /// The state in which a condition holds, or does not hold; <see langword="null"/> if that is impossible.
    /// </summary>
    public static FlowState? Assume(FlowState state, Value? condition, bool holds)
    {
        if (condition is not TruthValue truth || !state.Instances.TryGetValue(truth.Id, out var instance))
            return state;

        var stages = instance.Stages & (holds ? truth.WhenTrue : truth.WhenFalse);
        if (stages.IsEmpty)
            return null;

        return stages == instance.Stages ? state : state.Refine(truth.Id, instance with { Stages = stages });
    }

    private static bool IsOwnField(IFieldReferenceOperation field) =>
        field.Field.IsStatic || field.Instance is IInstanceReferenceOperation;

    private InstanceState? StateOf(Value? value) =>
        value is InstanceValue { Id: var id } && State is not null && State.Instances.TryGetValue(id, out var instance)
            ? instance
            : null;

    private Value? Read(object variable, IOperation reference)
    {
        if (State![variable] is { } value)
            return value;

        // A variable that a nested function writes stays unknown. In any other variable, reading an unknown instance
        // gives it an identity from here on.
        return vocabulary.IsInstance(reference.Type) && !captured.IsWritten(variable)
            ? Bind(variable, reference, Unknown(reference))
            : null;
    }

    private InstanceValue? Unknown(IOperation origin)
    {
        if (vocabulary.GraphOf(origin) is not { } graph)
            return null;

        return Create(origin, new(graph, graph.All, Sharing.Shared, null));
    }

    private InstanceValue Create(object id, InstanceState state)
    {
        State = State!.Create(id, state);
        return new(id);
    }

    private InstanceValue? Make(IObjectCreationOperation creation, CreateAct create)
    {
        EvaluateAll(creation);
        return State is null
            ? null
            : Create(creation, new(create.Graph, create.Stages, create.Sharing, creation.Syntax.GetLocation()));
    }

    private Value? Bind(object variable, IOperation source, Value? value)
    {
        if (State is null)
            return null;

        if (captured.IsWritten(variable))
            value = null;

        State = State.With(variable, value);
        if (value is InstanceValue instance)
        {
            if (captured.IsUsed(variable))
                Share(instance, Sharing.Captured);
            else if (variable is IFieldSymbol)
                Share(instance, Sharing.Shared);
        }

        return value;
    }

    private Value? Assign(ISimpleAssignmentOperation assignment)
    {
        object? variable = assignment.Target switch
        {
            ILocalReferenceOperation { IsDeclaration: var isDeclaration, Local: var local }
                when isDeclaration || !local.IsRef => local,
            IParameterReferenceOperation { Parameter: { RefKind: RefKind.None } parameter } => parameter,
            IFieldReferenceOperation field when IsOwnField(field) => field.Field,
            IDiscardOperation => typeof(IDiscardOperation),
            _ => null,
        };
        if (variable is null)
            Evaluate(assignment.Target);

        var value = Evaluate(assignment.Value);
        if (variable is null)
            Escape(value);
        else if (variable is ISymbol)
            Bind(variable, assignment.Value, value);

        return value;
    }

    private Value? Deconstruct(IDeconstructionAssignmentOperation deconstruction)
    {
        EvaluateAll(deconstruction.Value);
        foreach (var target in deconstruction.Target.DescendantsAndSelf())
        {
            if (target is ILocalReferenceOperation { Local: var local })
                State = State?.With(local, null);
            else if (target is IFieldReferenceOperation { Field: var field })
                State = State?.With(field, null);
            else if (target is IParameterReferenceOperation { Parameter: var parameter })
                State = State?.With(parameter, null);
        }

        return null;
    }

    /// <summary>
    /// Evaluates the operands of an operation that the engine does not model; instances among them escape.
    /// </summary>
    private Value? EvaluateAll(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Escape(Evaluate(child));

        if (operation is IObjectCreationOperation { Constructor: { } constructor })
            Interfere(constructor, except: null);

        return null;
    }

    /// <summary>
    /// Evaluates the operands of a dynamic or invalid operation; instances among them may move at any time from then
    /// on.
    /// </summary>
    private Value? Lose(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            if (StateOf(value) is { } instance)
                Move(((InstanceValue)value!).Id, (instance with { Sharing = Sharing.Captured }).ReachableClosure());
        }

        return null;
    }

    /// <summary>While an iterator is suspended, its consumer may fire shared instances.</summary>
    private Value? Yield(IReturnOperation yielding)
    {
        Escape(Evaluate(yielding.ReturnedValue));
        if (State is not null)
            CloseOver(instance => instance.Sharing != Sharing.Own, except: null);

        return null;
    }

    private Value? EvaluateOnly(IOperation operation)
    {
        Evaluate(operation);
        return null;
    }

    private Value? Await(IAwaitOperation awaiting)
    {
        var value = Evaluate(awaiting.Operation);
        if (State is not null)
            CloseOver(
                instance => instance.Sharing != Sharing.Own,
                except: (value as ResultValue)?.Id ?? (value as InstanceValue)?.Id);

        return value;
    }

    private Value? ReadProperty(IPropertyReferenceOperation property)
    {
        foreach (var argument in property.Arguments)
            Escape(Evaluate(argument.Value));

        var receiver = Evaluate(property.Instance);
        if (HasBody(property.Property) && property.Property.GetMethod is { } getter)
            Interfere(getter, except: null);

        return receiver switch
        {
            InstanceValue instance when vocabulary.IsStage(property.Property) => new StageValue(instance.Id),
            InstanceValue => null,
            ResultValue result => vocabulary.ReadResult(property.Property, result),
            _ => null,
        };
    }

    /// <summary>Whether a property has an accessor body in source.</summary>
    private static bool HasBody(IPropertySymbol property) =>
        !property.DeclaringSyntaxReferences.IsEmpty
        && !property
            .ContainingType.GetMembers()
            .Any(member =>
                member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property)
            );

    private void Share(InstanceValue value, Sharing sharing)
    {
        if (StateOf(value) is { } instance && instance.Sharing < sharing)
            State = State!.Refine(value.Id, instance with { Sharing = sharing });
    }

    /// <summary>The instance escapes: other code may hold it from now on.</summary>
    private void Escape(Value? value)
    {
        if (value is InstanceValue instance)
            Share(instance, Sharing.Shared);
    }

    private void CloseOver(Func<InstanceState, bool> which, object? except)
    {
        foreach (var pair in State!.Instances.Where(pair => which(pair.Value) && !Equals(pair.Key, except)).ToArray())
        {
            var closure = pair.Value.ReachableClosure();
            if (!ReferenceEquals(closure, pair.Value))
                Move(pair.Key, closure);
        }
    }

    private void Move(object id, InstanceState instance)
    {
        State = State!.Move(id, instance);
        Thrown = FlowState.Join(Thrown, State);
    }

    /// <summary>
    /// Whether a call may run application code: directly, through an override or implementation, or through a delegate.
    /// </summary>
    private bool MayFire(IMethodSymbol method) =>
        vocabulary.MayFire(method)
        || method.IsAbstract || method.IsVirtual
        || method.ContainingType?.TypeKind == TypeKind.Delegate
        || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Other code runs: it may fire the instances it can reach, and write the fields of this object.</summary>
    private void Interfere(IMethodSymbol method, object? except)
    {
        if (State is null)
            return;

        var mayFire = MayFire(method);
        CloseOver(
            instance => instance.Sharing == Sharing.Captured || (mayFire && instance.Sharing == Sharing.Shared),
            except);
        if (!mayFire)
            return;

        // The field of a wrapper is written only during construction.
        var written = State
            .Variables.Keys.OfType<IFieldSymbol>()
            .Where(field =>
                !field.IsReadOnly
                && !SymbolEqualityComparer.Default.Equals(wrappers.FieldOf(field.ContainingType), field));
        foreach (var field in written.ToArray())
            State = State.With(field, null);
    }
}
