using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// Follows a machine from variable to variable, and reads its configuration. It fails where other code may configure
/// the machine, or where its configuration is not fully known. One object per machine; not thread-safe.
/// </summary>
internal sealed class MachineReader(Machines machines)
{
    private readonly HashSet<ISymbol> _seen = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _lent = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _declaredByPattern = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Place, ISymbol Source)> _sources = [];
    private readonly Queue<ISymbol> _work = new();
    private readonly HashSet<(ISymbol Symbol, string State)> _chains = [];
    private readonly List<IInvocationOperation> _calls = [];
    private readonly List<IInvocationOperation> _listeners = [];
    private readonly List<IObjectCreationOperation> _creations = [];

    public StatelessSymbols Symbols => machines.Symbols;

    public Dictionary<string, MachineState> States { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IObjectCreationOperation> Creations => _creations;

    public IReadOnlyList<IInvocationOperation> Calls => _calls;

    public IReadOnlyList<IInvocationOperation> Listeners => _listeners;

    /// <summary>The code that keeps the machine from being read.</summary>
    public IOperation? Obstacle { get; private set; }

    /// <summary>The variable or method through which other code may reach the machine.</summary>
    public ISymbol? Leak { get; private set; }

    /// <summary>Reads the machine in a variable.</summary>
    /// <returns>Whether the machine and its configuration are known.</returns>
    public bool TryRead(ISymbol variable)
    {
        Follow(variable);
        while (_work.Count > 0)
        {
            var place = _work.Dequeue();
            if (machines.ScopeOf(place) is not { } scope || !IsKept(place))
            {
                Leak = place;
                return false;
            }

            var sources = Sources(place, scope).ToArray();
            var isUnknown = place is ILocalSymbol && sources.Length == 0 && !_declaredByPattern.Contains(place);
            if (isUnknown
                || !sources.All(source => TrySource(source, place))
                || !Uses(place, scope).All(TryUse))
                return false;
        }

        if (_creations.Count == 0)
            return false;

        _creations.Sort(static (left, right) =>
            (left.Syntax.SyntaxTree.FilePath, left.Syntax.SpanStart).CompareTo(
                (right.Syntax.SyntaxTree.FilePath, right.Syntax.SpanStart)));
        foreach (var initial in _creations.Select(Machine.InitialOf).OfType<string>())
            StateOf(initial);

        return true;
    }

    /// <summary>
    /// The variables that hold only this machine, and the methods that return only this machine. A parameter may also
    /// receive others, and pass them on.
    /// </summary>
    public ISet<ISymbol> Places()
    {
        var others = new HashSet<ISymbol>(_lent, SymbolEqualityComparer.Default);
        while (_sources.Any(each => others.Contains(each.Source) && others.Add(each.Place)))
        {
        }

        return new HashSet<ISymbol>(_seen.Where(each => !others.Contains(each)), SymbolEqualityComparer.Default);
    }

    private void Follow(ISymbol place)
    {
        if (_seen.Add(place.OriginalDefinition))
            _work.Enqueue(place.OriginalDefinition);
    }

    private void Follow(ISymbol source, ISymbol place)
    {
        _sources.Add((place, source.OriginalDefinition));
        Follow(source);
    }

    /// <summary>Whether only code of its type can set a variable or call a method.</summary>
    private bool IsKept(ISymbol place) =>
        place switch
        {
            ILocalSymbol { IsRef: false } => true,
            IParameterSymbol { RefKind: RefKind.None, IsParams: false } => _lent.Contains(place),
            IMethodSymbol { MethodKind: MethodKind.LocalFunction } => true,
            IMethodSymbol { IsVirtual: false, IsAbstract: false, IsOverride: false } method =>
                method.DeclaredAccessibility == Accessibility.Private && !IsImplementation(method),
            IFieldSymbol => place.DeclaredAccessibility == Accessibility.Private && MachineScope.IsOnlySetHere(place),
            IPropertySymbol property => place.DeclaredAccessibility == Accessibility.Private
                && (property.SetMethod is null || MachineScope.IsOnlySetHere(place)),
            _ => false,
        };

    private static bool IsImplementation(IMethodSymbol method) => !method.ExplicitInterfaceImplementations.IsEmpty;

    private static IEnumerable<IOperation> Sources(ISymbol place, MachineScope scope) =>
        place switch
        {
            IMethodSymbol => scope.ReturnsOf(place),
            IPropertySymbol { GetMethod: { } getter } => scope.ValuesOf(place).Concat(scope.ReturnsOf(getter)),
            _ => scope.ValuesOf(place),
        };

    private static IEnumerable<IOperation> Uses(ISymbol place, MachineScope scope) =>
        place switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } => scope.ReferencesOf(property),
            IMethodSymbol => scope.CallsOf(place),
            _ => scope.ReferencesOf(place),
        };

    private bool Stop(IOperation at)
    {
        Obstacle ??= at;
        return false;
    }

    /// <returns>Whether a value is this machine or <see langword="null"/>.</returns>
    private bool TrySource(IOperation value, ISymbol place)
    {
        var source = Unwrapped.Expression(value);
        if (source.ConstantValue is { HasValue: true, Value: null })
            return true;

        switch (source)
        {
            case IObjectCreationOperation creation when Symbols.IsMachine(creation.Type) && IsPlain(creation):
                if (_creations.All(each => each.Syntax != creation.Syntax))
                    _creations.Add(creation);

                return true;
            case IConditionalOperation { WhenFalse: { } other } choice:
                return TrySource(choice.WhenTrue, place) && TrySource(other, place);
            case ICoalesceOperation coalesce:
                return TrySource(coalesce.Value, place) && TrySource(coalesce.WhenNull, place);
            case ICoalesceAssignmentOperation assignment:
                return TrySource(assignment.Target, place) && TrySource(assignment.Value, place);
            case ISimpleAssignmentOperation { IsRef: false } assignment:
                return TrySource(assignment.Target, place) && TrySource(assignment.Value, place);
            case IThrowOperation:
                return true;
            case IAwaitOperation awaiting:
                return TrySource(awaiting.Operation, place);
            case IInvocationOperation call when IsOfCompilation(call.TargetMethod):
                Follow(call.TargetMethod, place);
                return true;
        }

        if (StatelessCode.Variable(source) is not { } variable
            || (variable is IParameterSymbol && !_seen.Contains(variable.OriginalDefinition)))
            return Stop(value);

        Follow(variable, place);
        return true;
    }

    /// <summary>Whether nothing but properties of a new machine are set.</summary>
    private static bool IsPlain(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.All(each => each is ISimpleAssignmentOperation) != false;

    private static bool IsOfCompilation(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 1;

    /// <returns>Whether a use of the machine is understood, so that the machine does not escape.</returns>
    private bool TryUse(IOperation use)
    {
        var outer = Outermost(use);
        switch (outer.Parent)
        {
            case null or IMethodReferenceOperation:
                return Stop(outer);
            case IExpressionStatementOperation or IPropertyReferenceOperation or INameOfOperation or ILockOperation:
            case IInterpolationOperation:
            case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation }:
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals,
                OperatorMethod: null
            }:
                return true;
            case IIsPatternOperation test:
                return TryFollowPattern(test);
            case IAssignmentOperation assignment when assignment.Target == outer:
                return assignment.Parent is IExpressionStatementOperation || TryUse(assignment);
            case ISimpleAssignmentOperation { IsRef: false, Target: IDiscardOperation }:
                return true;
            case IAssignmentOperation and (ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation)
                when StatelessCode.Variable(((IAssignmentOperation)outer.Parent).Target) is { } target:
                Follow(target);
                return outer.Parent.Parent is IExpressionStatementOperation || TryUse(outer.Parent);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { IsRef: false } local } }:
                Follow(local);
                return true;
            case IFieldInitializerOperation { InitializedFields: [var field] }:
                Follow(field);
                return true;
            case IPropertyInitializerOperation { InitializedProperties: [var property] }:
                Follow(property);
                return true;
            case IConditionalOperation choice when choice.Condition != outer:
                return TryUse(choice);
            case ICoalesceOperation or IAwaitOperation:
                return TryUse(outer.Parent);
            case IReturnOperation { Kind: OperationKind.Return }
                when MachineScope.FunctionAround(outer) is IMethodSymbol { MethodKind: not MethodKind.LambdaMethod } by:
                Follow(by.AssociatedSymbol ?? by);
                return true;
            case IArgumentOperation argument:
                return TryLend(argument);
        }

        return CallOn(use) is { } call ? TryRead(call) : Stop(outer);
    }

    private bool TryFollowPattern(IIsPatternOperation test)
    {
        foreach (var pattern in test.Pattern.DescendantsAndSelf())
        {
            var declared = pattern switch
            {
                IDeclarationPatternOperation declaration => declaration.DeclaredSymbol,
                IRecursivePatternOperation recursive => recursive.DeclaredSymbol,
                _ => null,
            };
            if (declared is ILocalSymbol local && Symbols.IsMachine(local.Type))
            {
                _declaredByPattern.Add(local);
                Follow(local);
            }
            else if (declared is not null && pattern == test.Pattern)
                return Stop(test);
        }

        return true;
    }

    /// <summary>A method of the compilation that is given the machine is read as well.</summary>
    private bool TryLend(IArgumentOperation argument)
    {
        if (argument.Parameter is not { RefKind: RefKind.None, IsParams: false } parameter)
            return Stop(argument);

        var method = parameter.ContainingSymbol as IMethodSymbol;
        if (argument.Parent is IInvocationOperation call && IsHarmless(call.TargetMethod, parameter))
            return true;

        if (method is null
            || !IsOfCompilation(method)
            || method.IsVirtual
            || method.IsAbstract
            || method.IsOverride
            || method.IsExtern
            || method.MethodKind is MethodKind.DelegateInvoke
            || !Symbols.IsMachine(parameter.Type))
            return Stop(argument);

        _lent.Add(parameter.OriginalDefinition);
        Follow(parameter);
        return true;
    }

    /// <summary>Whether a framework method only prints or checks a value.</summary>
    private static bool IsHarmless(IMethodSymbol method, IParameterSymbol parameter) =>
        parameter.Type.SpecialType == SpecialType.System_Object
        && method is { IsStatic: true, IsGenericMethod: false }
        && method.ReturnType.SpecialType is SpecialType.System_Void or SpecialType.System_String
            or SpecialType.System_Boolean
        && (
            method.ContainingType.Name is "Console" or "Debug" or "Trace" or "Assert" or "GC"
            || method.ContainingType.SpecialType is SpecialType.System_String or SpecialType.System_Object
            || (method.ContainingType.Name == "ArgumentNullException" && method.Name == "ThrowIfNull"));

    private MachineState StateOf(string key)
    {
        if (!States.TryGetValue(key, out var state))
            States.Add(key, state = new(key));

        return state;
    }

    private static IOperation Outermost(IOperation reference)
    {
        while (reference.Parent is IConversionOperation { IsImplicit: true } or IParenthesizedOperation)
            reference = reference.Parent;

        return reference;
    }

    private static IInvocationOperation? CallOn(IOperation reference)
    {
        var outer = Outermost(reference);
        return outer.Parent switch
        {
            IInvocationOperation call when call.Instance == outer => call,
            IConditionalAccessOperation access when access.Operation == outer => access
                .WhenNotNull.DescendantsAndSelf()
                .OfType<IInvocationOperation>()
                .FirstOrDefault(call =>
                    call.Instance is IConditionalAccessInstanceOperation && StatelessCode.Receiver(call) == reference),
            _ => null,
        };
    }

    private bool TryRead(IInvocationOperation call)
    {
        if (!Symbols.IsMachine(call.TargetMethod.ContainingType))
            return call.TargetMethod.ContainingType.SpecialType == SpecialType.System_Object || Stop(call);

        _calls.Add(call);
        switch (call.TargetMethod.Name)
        {
            case "Configure":
                if (StatelessCode.Key(StatelessCode.Argument(call, "state")) is not { } key)
                    return Stop(call);

                var state = StateOf(key);
                state.Configure ??= call;
                return TryReadChain(call, state);
            case "OnTransitioned" or "OnTransitionedAsync" or "OnTransitionCompleted" or "OnTransitionCompletedAsync":
                _listeners.Add(call);
                return true;
            default:
                return true;
        }
    }

    /// <summary>Reads the chain of calls on a configuration.</summary>
    private bool TryReadChain(IOperation configuration, MachineState state)
    {
        while (true)
        {
            var outer = Outermost(configuration);
            switch (outer.Parent)
            {
                case IInvocationOperation call
                    when call.Instance == outer && Symbols.IsConfiguration(call.TargetMethod.ContainingType):
                    if (!TryReadConfiguration(call, state))
                        return Stop(call);

                    configuration = call;
                    continue;
                case IExpressionStatementOperation:
                case ISimpleAssignmentOperation { Target: IDiscardOperation }:
                case ISimpleAssignmentOperation assignment when assignment.Target == outer:
                case IPropertyReferenceOperation { Property.Name: "State" }:
                    return true;
                case IReturnOperation { Kind: OperationKind.Return }:
                    return MachineScope.FunctionAround(outer) is IMethodSymbol function
                        && TryReadReturned(function, state);
                case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }:
                    return TryReadVariable(local, state);
                case IArgumentOperation { Parameter: { RefKind: RefKind.None } parameter }
                    when parameter.ContainingSymbol is IMethodSymbol { IsVirtual: false, IsAbstract: false } method
                        && IsOfCompilation(method)
                        && !method.IsOverride:
                    return TryReadParameter(parameter, state)
                        && (!Symbols.IsConfiguration(method.ReturnType)
                            || TryReadChain(outer.Parent.Parent!, state)
                            || Stop(outer));
                default:
                    return Stop(outer);
            }
        }
    }

    /// <summary>A method of the type that returns the configuration of a state.</summary>
    private bool TryReadReturned(IMethodSymbol function, MachineState state) =>
        !_chains.Add((function.OriginalDefinition, state.Key))
        || (
            function.MethodKind != MethodKind.LambdaMethod
            && IsKept(function)
            && machines.ScopeOf(function) is { } scope
            && scope.CallsOf(function).All(call => TryReadChain(call, state)));

    private bool TryReadVariable(ISymbol local, MachineState state) =>
        machines.ScopeOf(local) is { } scope
        && scope.OnlyValueOf(local) is not null
        && scope.ReferencesOf(local).All(reference => TryReadChain(reference, state));

    /// <summary>A method of the compilation that configures any state it is given.</summary>
    private bool TryReadParameter(IParameterSymbol parameter, MachineState state) =>
        !_chains.Add((parameter.OriginalDefinition, state.Key))
        || (
            Symbols.IsConfiguration(parameter.Type)
            && machines.ScopeOf(parameter) is { } scope
            && !scope.ValuesOf(parameter).Any()
            && scope.ReferencesOf(parameter).All(reference => TryReadGiven(reference, state)));

    private bool TryReadGiven(IOperation reference, MachineState state) =>
        Outermost(reference).Parent is IReturnOperation { Kind: OperationKind.Return } || TryReadChain(reference, state);

    private bool TryReadConfiguration(IInvocationOperation call, MachineState state)
    {
        string? TriggerOf(IOperation? trigger) => machines.TriggerOf(trigger);
        if (MachineAnswer.Of(call, TriggerOf) is { } answer)
        {
            state.Answers.Add(answer);
            if (answer.To is { } to)
                StateOf(to);

            return answer.Trigger is not null;
        }

        if (MachineAction.Of(call, TriggerOf) is { } action)
        {
            state.Actions.Add(action);
            return true;
        }

        switch (call.TargetMethod.Name)
        {
            case "SubstateOf" when StatelessCode.Key(StatelessCode.Argument(call, "superstate")) is { } superstate:
                state.Superstates.Add(StateOf(superstate));
                return true;
            case "InitialTransition" when StatelessCode.Key(StatelessCode.Argument(call, "targetState")) is { } target:
                state.InitialTransitions.Add((StateOf(target), call));
                return true;
            default:
                // A method of a later version of Stateless.
                return false;
        }
    }
}
