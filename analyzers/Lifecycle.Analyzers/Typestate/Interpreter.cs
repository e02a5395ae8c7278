using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Executes the operations of one body on the abstract state. One object per body; not thread-safe.
/// </summary>
internal sealed class Interpreter
{
    private readonly Vocabulary _vocabulary;
    private readonly Wrappers _wrappers;
    private readonly Memory _memory;
    private readonly Interference _interference;
    private readonly Storage _storage;
    private readonly ObjectMembers _objectMembers;
    private readonly Assignments _assignments;
    private readonly Conditions _conditions;
    private readonly Calls _calls;
    private readonly WrapperCalls _wrapperCalls;

    public Interpreter(
        Vocabulary vocabulary,
        Contracts contracts,
        Summaries? summaries,
        Wrappers wrappers,
        CapturedVariables captured,
        StableMembers stable,
        IFieldSymbol? wrapped,
        CancellationToken cancellationToken)
    {
        (_vocabulary, _wrappers) = (vocabulary, wrappers);
        _memory = new(vocabulary, captured, wrapped);
        var application = new ApplicationCode(vocabulary);
        _storage = new(vocabulary, application);
        _objectMembers = new(vocabulary, _memory, _storage, stable, captured);
        _interference = new(_memory, application, wrappers, stable, _storage);
        _assignments = new(_memory, _interference, _storage, _objectMembers, this);
        _conditions = new(vocabulary, _memory, _interference, this);
        var requirements = new Requirements(contracts, _memory, Findings);
        _wrapperCalls = new(
            _memory, _interference, contracts, requirements, summaries, wrappers, this, cancellationToken);
        _calls = new(
            vocabulary,
            contracts,
            summaries,
            wrappers,
            _memory,
            _interference,
            _storage,
            _objectMembers,
            new(vocabulary, _memory, captured, stable),
            new(vocabulary, _memory, Findings),
            requirements,
            _wrapperCalls,
            this,
            cancellationToken);
    }

    public Vocabulary Vocabulary => _vocabulary;

    /// <summary>The findings in the code that is being executed.</summary>
    public Findings Findings { get; } = new();

    /// <inheritdoc cref="Memory.State"/>
    public FlowState? State => _memory.State;

    /// <inheritdoc cref="Memory.Thrown"/>
    public FlowState? Thrown => _memory.Thrown;

    /// <inheritdoc cref="Memory.MayThrow"/>
    public void MayThrow() => _memory.MayThrow();

    public void Begin(FlowState state, bool isInTry, Action<Finding>? reportRefusal, Action<Finding>? report)
    {
        _memory.Begin(state, isInTry);
        Findings.Begin(reportRefusal, report);
    }

    /// <summary>Evaluates an expression or statement, and applies its side effects to the state.</summary>
    public Value? Evaluate(IOperation? operation)
    {
        if (operation is null || State is null)
            return null;

        if (operation is { ConstantValue: { HasValue: true, Value: not null }, Type: { } type }
            && (type.TypeKind == TypeKind.Enum || type.SpecialType == SpecialType.System_String))
            return Key.Of(operation) is { } key ? new KeyValue(key) : null;

        if (operation.ConstantValue is { HasValue: true, Value: bool constant })
            return new FlagValue(constant);

        if (_vocabulary.IsInstance(operation.Type) && IsNull(operation))
            return new NullValue();

        var value = (_storage.Of(operation) ?? _objectMembers.Of(operation)) is { } variable
            ? _memory.Read(variable, operation)
            : EvaluateValue(operation);
        var isKept = value switch
        {
            ObjectValue => ObjectMembers.IsKept(operation),
            TupleValue => IsKept(operation),
            _ => true,
        };
        if (!isKept && State is not null)
            _memory.Escape(value);

        if (value is not null || State is null)
            return value;

        return _vocabulary.IsInstance(operation.Type) ? _memory.Unknown(operation) : null;
    }

    /// <summary>
    /// Evaluates the operands of an operation that the engine does not model; instances among them escape.
    /// </summary>
    public Value? EvaluateAll(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            _memory.Escape(Evaluate(child));

        if (operation is IObjectCreationOperation { Constructor: { } constructor } creation)
            _interference.Call(constructor, null, creation.Arguments);
        else if (_interference.Application.MayRunHidden(operation))
            _interference.RunApplicationCode();

        return null;
    }

    private static bool IsNull(IOperation value) =>
        value.ConstantValue is { HasValue: true, Value: null }
        || value is IDefaultValueOperation { Type.IsValueType: false }
        || value is IDefaultValueOperation { Type.OriginalDefinition.SpecialType: SpecialType.System_Nullable_T };

    /// <summary>The operations that may yield a known value, or else their effect.</summary>
    private Value? EvaluateValue(IOperation operation) => operation switch
    {
        IFlowCaptureOperation capture => Capture(capture),
        ISimpleAssignmentOperation assignment => _assignments.Assign(assignment),
        IDeconstructionAssignmentOperation deconstruction => _assignments.Deconstruct(deconstruction),
        IExpressionStatementOperation statement => Evaluate(statement.Operation),
        IParenthesizedOperation parenthesized => Evaluate(parenthesized.Operand),
        ITupleOperation tuple => MakeTuple(tuple),
        IFieldReferenceOperation { Field: { ContainingType.IsTupleType: true } element, Instance: { } tuple } =>
            Element(Evaluate(tuple), element),
        IConversionOperation { OperatorMethod: null } conversion => Convert(conversion),
        IAwaitOperation awaiting => Await(awaiting),
        IInvocationOperation call => _calls.Call(call),
        IObjectCreationOperation creation => Make(creation),
        IPropertyReferenceOperation property => ReadProperty(property),
        IFieldReferenceOperation { Instance: IObjectCreationOperation made } field =>
            _objectMembers.Of(Evaluate(made), field.Field),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison =>
            _conditions.Compare(comparison),
        ITupleBinaryOperation comparison => _conditions.Compare(comparison),
        IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } negation =>
            Negate(Evaluate(negation.Operand)),
        IIsPatternOperation pattern => _conditions.Match(pattern),
        _ => EvaluateEffect(operation),
    };

    private static Value? Negate(Value? value) => value switch
    {
        TruthValue truth => truth.Negated,
        FlagValue flag => new FlagValue(!flag.Is),
        UnknownFlag flag => flag with { IsNegated = !flag.IsNegated },
        _ => null,
    };

    private Value? Capture(IFlowCaptureOperation capture)
    {
        _storage.Capture(capture);
        return _memory.Bind(
            capture.Id,
            Evaluate(capture.Value) ?? (IsNull(capture.Value) ? new NullValue() : null));
    }

    /// <summary>The operations that yield no known value.</summary>
    private Value? EvaluateEffect(IOperation operation)
    {
        switch (operation)
        {
            case IFlowAnonymousFunctionOperation or INameOfOperation or ITypeOfOperation:
                return null;
            case ICompoundAssignmentOperation { Target: var target }:
                return Change(operation, target);
            case IIncrementOrDecrementOperation { Target: var target }:
                return Change(operation, target);
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String, OperatorMethod: null } text:
                // The text of an instance does not hold it.
                Evaluate(text.LeftOperand);
                Evaluate(text.RightOperand);
                if (_interference.Application.MayRunHidden(text))
                    _interference.RunApplicationCode();
                return null;
            case IIsNullOperation test:
                Evaluate(test.Operand);
                return null;
            case IReturnOperation { Kind: OperationKind.YieldReturn } yielding:
                // While an iterator is suspended, its consumer runs.
                _memory.Escape(Evaluate(yielding.ReturnedValue));
                _interference.RunApplicationCode();
                return null;
            case IDynamicInvocationOperation
                or IDynamicMemberReferenceOperation
                or IDynamicIndexerAccessOperation
                or IDynamicObjectCreationOperation
                or IInvalidOperation:
                return Lose(operation);
            default:
                return EvaluateAll(operation);
        }
    }

    private TupleValue? MakeTuple(ITupleOperation tuple)
    {
        var elements = _memory.Together(tuple.Elements, Evaluate).Select(Memory.Stored).ToImmutableArray();
        if (State is null)
            return null;

        foreach (var task in elements.OfType<TaskValue>())
            _memory.Escape(task);

        return elements.Any(each => each is not null and not TaskValue) ? new TupleValue(elements) : null;
    }

    /// <summary>Whether the code around a tuple only keeps it in a variable, compares it or takes it apart.</summary>
    private static bool IsKept(IOperation tuple) => tuple.Parent switch
    {
        null => tuple is ISimpleAssignmentOperation,
        IFlowCaptureOperation or IExpressionStatementOperation or ITupleBinaryOperation => true,
        IConversionOperation { OperatorMethod: null } conversion => IsKept(conversion),
        ISimpleAssignmentOperation assignment => assignment.Value == tuple,
        IDeconstructionAssignmentOperation deconstruction => deconstruction.Value == tuple,
        IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } => true,
        _ => false,
    };

    private static Value? Element(Value? tuple, IFieldSymbol element)
    {
        const string Prefix = "Item";
        var name = (element.CorrespondingTupleField ?? element).Name;
        return tuple is TupleValue { Elements: var elements }
            && name.StartsWith(Prefix, StringComparison.Ordinal)
            && int.TryParse(name.Substring(Prefix.Length), out var position)
            && position <= elements.Length
            ? elements[position - 1]
            : null;
    }

    /// <summary>An assignment that computes what it writes.</summary>
    private Value? Change(IOperation operation, IOperation target)
    {
        EvaluateAll(operation);
        foreach (var variable in _storage.Changed(target))
            _memory.Forget(variable);

        return null;
    }

    /// <summary>
    /// A built-in conversion. The number of a stage, or a constant of another type with that number, is no stage.
    /// </summary>
    private Value? Convert(IConversionOperation conversion)
    {
        var value = Evaluate(conversion.Operand);
        return value is StageValue or OutcomeValue && !KeepsValue(conversion) ? null : value;
    }

    private static bool KeepsValue(IConversionOperation conversion) =>
        conversion.Type is { IsReferenceType: true }
        || SymbolEqualityComparer.Default.Equals(Underlying(conversion.Operand.Type), Underlying(conversion.Type));

    private static ITypeSymbol? Underlying(ITypeSymbol? type) =>
        type is INamedTypeSymbol
        {
            OriginalDefinition.SpecialType: SpecialType.System_Nullable_T,
            TypeArguments: [var value]
        }
            ? value
            : type;

    private Value? Make(IObjectCreationOperation creation)
    {
        if (_vocabulary.Read(creation) is { } create)
        {
            var initial = Evaluate(_vocabulary.InitialStage(creation)) is KeyValue { Key: var key }
                ? create.Graph.Of(key)
                : StageSet.Empty;
            EvaluateAll(creation);
            return State is null
                ? null
                : _memory.Create(
                    creation,
                    new(
                        create.Graph,
                        initial.IsEmpty ? create.Stages : initial,
                        create.Sharing,
                        creation.Syntax.GetLocation()));
        }

        return _wrappers.FieldOf(creation.Type) is { } field ? _wrapperCalls.Make(creation, field)
            : _wrappers.MemberOf(creation.Type) is { } member ? _wrapperCalls.MakeObject(creation, member)
            : EvaluateAll(creation);
    }

    /// <summary>
    /// Evaluates the operands of a dynamic or invalid operation; instances among them may move at any time from then
    /// on.
    /// </summary>
    private Value? Lose(IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
            _memory.Capture(Evaluate(child));

        _interference.RunApplicationCode();
        return null;
    }

    private Value? Await(IAwaitOperation awaiting)
    {
        var value = Evaluate(awaiting.Operation);
        _interference.RunApplicationCode(
            [(value as ResultValue)?.Id ?? (value as InstanceValue)?.Id, .. _calls.SettledBy(awaiting.Operation)]);
        if (value is not TaskValue task)
            return value;

        if (task.Refusal is { } refusal && State is not null)
        {
            Findings.AddFatal(refusal);
            Findings.Add(refusal);
            _memory.Stop();
        }

        return null;
    }

    private Value? ReadProperty(IPropertyReferenceOperation property)
    {
        foreach (var argument in property.Arguments)
            _memory.Escape(Evaluate(argument.Value));

        var receiver = Evaluate(property.Instance);
        if (ExtensionBlocks.Contain(property.Property)
            || property.Property.ContainingType.TypeKind == TypeKind.Interface)
            _memory.Escape(receiver);

        if (_interference.Application.MayRun(property.Property, isWritten: false))
            _interference.RunApplicationCode();

        if (receiver is TaskValue && State is not null)
            _memory.ForgetAll(receiver);

        return receiver switch
        {
            InstanceValue instance when _vocabulary.IsStage(property.Property) => new StageValue(instance.Id),
            ObjectValue made => _objectMembers.Of(made, property.Property),
            ResultValue result => property.Property.Name == "Result"
                && Framework.IsTask(property.Property.ContainingType)
                ? result
                : _vocabulary.ReadResult(property.Property, result),
            _ => null,
        };
    }
}
