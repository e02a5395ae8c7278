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
    private readonly MachineConfiguration _configuration = new(machines);
    private readonly List<IObjectCreationOperation> _creations = [];

    public StatelessSymbols Symbols => machines.Symbols;

    public MachineConfiguration Configuration => _configuration;

    public IReadOnlyList<IObjectCreationOperation> Creations => _creations;

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
            if (!IsKept(place) || machines.ScopesOf(place) is not { } scopes)
            {
                Leak = place;
                return false;
            }

            foreach (var related in machines.RelatedTo(place))
                Follow(related);

            var sources = Sources(place, scopes).ToArray();
            var isUnknown = place is ILocalSymbol && sources.Length == 0 && !_declaredByPattern.Contains(place);
            if (isUnknown)
                return Uses(place, scopes).FirstOrDefault() is { } use && Stop(use);

            if (!sources.All(source => TrySource(source, place))
                || !Uses(place, scopes).All(TryUse))
                return false;
        }

        if (_creations.Count == 0)
            return false;

        _creations.Sort(static (left, right) =>
            (left.Syntax.SyntaxTree.FilePath, left.Syntax.SpanStart).CompareTo(
                (right.Syntax.SyntaxTree.FilePath, right.Syntax.SpanStart)));
        foreach (var initial in _creations.Select(Machine.InitialOf).OfType<string>())
            _configuration.StateOf(initial);

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

    /// <summary>Whether a variable or method is of a kind whose uses can be found.</summary>
    private bool IsKept(ISymbol place) =>
        place switch
        {
            ILocalSymbol { IsRef: false } => true,
            IParameterSymbol { RefKind: RefKind.None, IsParams: false } => _lent.Contains(place),
            IFieldSymbol { RefKind: RefKind.None } or IMethodSymbol => true,
            IPropertySymbol property => property.RefKind == RefKind.None
                && (property.SetMethod is null || property.IsAbstract || MachineScope.IsAutomatic(property)),
            _ => false,
        };

    /// <summary>Whether only code of its type can call a method.</summary>
    public static bool IsKept(IMethodSymbol method) =>
        method.MethodKind == MethodKind.LocalFunction
        || method is
        {
            IsVirtual: false,
            IsAbstract: false,
            IsOverride: false,
            DeclaredAccessibility: Accessibility.Private,
            ExplicitInterfaceImplementations.IsEmpty: true,
        };

    private static IEnumerable<IOperation> Sources(ISymbol place, IEnumerable<MachineScope> scopes) =>
        place switch
        {
            IMethodSymbol => scopes.SelectMany(scope => scope.ReturnsOf(place)),
            IPropertySymbol { GetMethod: { } getter } =>
                scopes.SelectMany(scope => scope.ValuesOf(place).Concat(scope.ReturnsOf(getter))),
            _ => scopes.SelectMany(scope => scope.ValuesOf(place)),
        };

    private static IEnumerable<IOperation> Uses(ISymbol place, IEnumerable<MachineScope> scopes) =>
        place switch
        {
            IMethodSymbol { AssociatedSymbol: { } property } =>
                scopes.SelectMany(scope => scope.ReferencesOf(property)),
            IMethodSymbol => scopes.SelectMany(scope => scope.CallsOf(place)),
            _ => scopes.SelectMany(scope => scope.ReferencesOf(place)),
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
            case IFieldReferenceOperation { Field.ContainingType.IsTupleType: true } read:
                return TupleElements.ValueOf(read, machines) is { } element ? TrySource(element, place) : Stop(value);
        }

        if (StatelessCode.Place(source) is not { } variable
            || (variable is IParameterSymbol && !_seen.Contains(variable.OriginalDefinition)))
            return Stop(value);

        Follow(variable, place);
        return true;
    }

    /// <summary>Whether nothing but properties of a new machine are set.</summary>
    private static bool IsPlain(IObjectCreationOperation creation) =>
        creation.Initializer?.Initializers.All(each => each is ISimpleAssignmentOperation) != false;

    public static bool IsOfCompilation(IMethodSymbol method) => method.DeclaringSyntaxReferences.Length == 1;

    /// <returns>Whether a use of the machine is understood, so that the machine does not escape.</returns>
    private bool TryUse(IOperation use)
    {
        var outer = Outermost(use);
        switch (outer.Parent)
        {
            case null or IMethodReferenceOperation:
                return Stop(outer);
            case IPropertyReferenceOperation { Property: var property } when ExtensionBlocks.Contain(property):
                return TryLend(property) || Stop(outer);
            case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation { Property: var property } }
                when ExtensionBlocks.Contain(property):
                return TryLend(property) || Stop(outer);
            case IExpressionStatementOperation or IPropertyReferenceOperation or INameOfOperation or ILockOperation:
            case IInterpolationOperation:
            case IConditionalAccessOperation { WhenNotNull: IPropertyReferenceOperation }:
            case IBinaryOperation
            {
                OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals,
                OperatorMethod: null
            }:
                return true;
            case IBinaryOperation { Type.SpecialType: SpecialType.System_String, OperatorMethod: null }:
                return true;
            case IIsPatternOperation test:
                return TryFollowPattern(test);
            case IAssignmentOperation assignment when assignment.Target == outer:
                return IsStatement(assignment) || TryUse(assignment);
            case ISimpleAssignmentOperation { IsRef: false, Target: IDiscardOperation }:
                return true;
            case IAssignmentOperation and (ISimpleAssignmentOperation { IsRef: false } or ICoalesceAssignmentOperation)
                when StatelessCode.Place(((IAssignmentOperation)outer.Parent).Target) is { } target:
                Follow(target);
                return IsStatement(outer.Parent) || TryUse(outer.Parent);
            case IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } }
                when !local.IsRef:
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
            case ITupleOperation tuple when TupleElements.ReadsOf(tuple, outer, machines) is { } reads:
                return reads.All(TryUse);
        }

        return (CallOn(use) is { } call && (TryLend(call.TargetMethod) || _configuration.TryRead(call))) || Stop(outer);
    }

    /// <summary>A member of an extension block is given the machine as its receiver.</summary>
    private bool TryLend(ISymbol member)
    {
        if (machines.ReceiverOf(member) is not { RefKind: RefKind.None } receiver)
            return false;

        _lent.Add(receiver.OriginalDefinition);
        Follow(receiver);
        return true;
    }

    /// <summary>Whether no code uses the value of an assignment: it is a statement or part of an initializer.</summary>
    private static bool IsStatement(IOperation assignment) =>
        assignment.Parent is IExpressionStatementOperation or IObjectOrCollectionInitializerOperation;

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
            || method.IsExtern
            || method.MethodKind is MethodKind.DelegateInvoke
            || !Symbols.IsMachine(parameter.Type))
            return Stop(argument);

        var isDispatched = method.IsVirtual || method.IsAbstract || method.IsOverride;
        var called = isDispatched ? machines.RelatedTo(method.OriginalDefinition) : [method];
        foreach (var each in called.OfType<IMethodSymbol>().Select(each => each.Parameters[parameter.Ordinal]))
        {
            if (each is not { RefKind: RefKind.None, IsParams: false })
                return Stop(argument);

            _lent.Add(each.OriginalDefinition);
            Follow(each);
        }

        return called.Count > 0 || Stop(argument);
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

    /// <summary>The expression with its implicit conversions and parentheses.</summary>
    public static IOperation Outermost(IOperation reference)
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
}
