using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Executes operations on what is known. One object for one body; not thread-safe.</summary>
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

    /// <summary>What is known now; <see langword="null"/> where control does not get to.</summary>
    public FlowState? State { get; private set; }

    /// <summary>What is known wherever something may have thrown since <see cref="Begin"/>.</summary>
    public FlowState? Thrown { get; private set; }

    /// <summary>The first fire that made the rest of the body unreachable.</summary>
    public Finding? Fatal { get; private set; }

    public void Begin(FlowState state, Action<Finding>? reportRefusal, Action<Finding>? report)
    {
        (State, Thrown) = (state, state);
        (_reportRefusal, _report) = (reportRefusal, report);
    }

    public void Execute(IOperation operation) => Evaluate(operation);

    /// <summary>Evaluates an expression, and all that happens with it.</summary>
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
    /// What is known once a condition holds, or does not; <see langword="null"/> where that cannot be.
    /// </summary>
    public static FlowState? Assume(FlowState state, Value? condition, bool holds)
    {
        if (condition is not TruthValue truth || !state.Instances.TryGetValue(truth.Id, out var instance))
            return state;

        var stages = instance.Stages & (holds ? truth.WhenTrue : truth.WhenFalse);
        if (stages.IsEmpty)
            return null;

        return stages == instance.Stages ? state : state.Know(truth.Id, instance with { Stages = stages });
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

        // What a nested function writes is never known; what came into a variable in an unknown way is known once it is
        // read.
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
    /// Evaluates everything in an operation that the engine has no word for; what goes into it escapes.
    /// </summary>
    private Value? EvaluateAll(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            Escape(Evaluate(child));

        if (operation is IObjectCreationOperation { Constructor: { } constructor })
            Interfere(constructor, except: null);

        return null;
    }

    /// <summary>Whatever goes into an operation may be anything afterwards.</summary>
    private Value? Lose(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            var value = Evaluate(child);
            if (StateOf(value) is { } instance)
                Step(((InstanceValue)value!).Id, (instance with { Sharing = Sharing.Captured }).Widened());
        }

        return null;
    }

    /// <summary>Between two steps of an iterator, whoever goes through it does other things.</summary>
    private Value? Yield(IReturnOperation yielding)
    {
        Escape(Evaluate(yielding.ReturnedValue));
        if (State is not null)
            Widen(instance => instance.Sharing != Sharing.Own, except: null);

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
            Widen(
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

    /// <summary>Whether a property runs code that somebody of this compilation wrote.</summary>
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
            State = State!.Know(value.Id, instance with { Sharing = sharing });
    }

    /// <summary>Somebody else may hold the instance from now on.</summary>
    private void Escape(Value? value)
    {
        if (value is InstanceValue instance)
            Share(instance, Sharing.Shared);
    }

    private void Widen(Func<InstanceState, bool> which, object? except)
    {
        foreach (var pair in State!.Instances.Where(pair => which(pair.Value) && !Equals(pair.Key, except)).ToArray())
        {
            var widened = pair.Value.Widened();
            if (!ReferenceEquals(widened, pair.Value))
                Step(pair.Key, widened);
        }
    }

    private void Step(object id, InstanceState instance)
    {
        State = State!.Move(id, instance);
        Thrown = FlowState.Join(Thrown, State);
    }

    /// <summary>
    /// Whether a call may run code of the application: its own, or what stands behind an abstract method or a delegate.
    /// </summary>
    private bool MayFire(IMethodSymbol method) =>
        vocabulary.MayFire(method)
        || method.IsAbstract || method.IsVirtual
        || method.ContainingType?.TypeKind == TypeKind.Delegate
        || method.Parameters.Any(parameter => parameter.Type.TypeKind == TypeKind.Delegate);

    /// <summary>Other code runs: it may fire what it shares, and write the fields of this object.</summary>
    private void Interfere(IMethodSymbol method, object? except)
    {
        if (State is null)
            return;

        var mayFire = MayFire(method);
        Widen(
            instance => instance.Sharing == Sharing.Captured || (mayFire && instance.Sharing == Sharing.Shared),
            except);
        if (!mayFire)
            return;

        // The field of a wrapper is only set while it is made.
        var written = State
            .Variables.Keys.OfType<IFieldSymbol>()
            .Where(field =>
                !field.IsReadOnly
                && !SymbolEqualityComparer.Default.Equals(wrappers.FieldOf(field.ContainingType), field));
        foreach (var field in written.ToArray())
            State = State.With(field, null);
    }
}
