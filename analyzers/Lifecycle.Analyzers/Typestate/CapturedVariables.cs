using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The variables of a body that nested functions use or write. A local function that is only called runs nowhere but at
/// its calls; any other function may run at any time.
/// </summary>
internal sealed class CapturedVariables
{
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<IMethodSymbol, LocalFunction> _functions = new(SymbolEqualityComparer.Default);

    /// <summary>Reads the operations of a body, those of nested functions included.</summary>
    public CapturedVariables(IEnumerable<IOperation> operations, Vocabulary vocabulary)
    {
        var handedOn = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in operations)
        {
            switch (operation)
            {
                case ILocalFunctionOperation local:
                    var function = new LocalFunction(CallsIn(local));
                    _functions[local.Symbol] = function;
                    Take(local, local.Symbol, function.Used);
                    if (local.Descendants().Any(IsYield))
                        handedOn.Add(local.Symbol);
                    break;
                case IAnonymousFunctionOperation written:
                    HaveLambdas = true;
                    Take(written, written.Symbol, vocabulary.RunsWithinFires(written) ? [] : _used);
                    handedOn.UnionWith(CallsIn(written));
                    break;
                case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } referenced }:
                    handedOn.Add(referenced.OriginalDefinition);
                    break;
                case IVariableDeclaratorOperation { Symbol.IsRef: true }:
                    HaveReferences = true;
                    break;

                // The callee may write the variable through the reference.
                case IArgumentOperation { Parameter.RefKind: RefKind.Ref } argument:
                    var passed = argument.Value;
                    while (passed is IFieldReferenceOperation { Instance: { Type.IsValueType: true } around })
                        passed = around;
                    if (VariableOf(passed) is { } variable)
                        _written.Add(variable);
                    break;
            }
        }

        _used.UnionWith(handedOn.SelectMany(Reached));
    }

    /// <summary>
    /// Whether the body has <c>ref</c> locals. Writes through them are not tracked.
    /// </summary>
    public bool HaveReferences { get; }

    /// <summary>Whether the body has lambdas.</summary>
    public bool HaveLambdas { get; }

    public bool IsUsed(object variable) => variable is ISymbol symbol && _used.Contains(symbol);

    public bool IsWritten(object variable) => variable is ISymbol symbol && _written.Contains(symbol);

    /// <summary>The variables that a call of a local function uses, itself or in functions that it calls.</summary>
    public ISet<ISymbol> Reached(IMethodSymbol function)
    {
        var reached = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var seen = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        var waiting = new Stack<IMethodSymbol>([function.OriginalDefinition]);
        while (waiting.Count > 0)
        {
            var next = waiting.Pop();
            if (!seen.Add(next) || !_functions.TryGetValue(next, out var local))
                continue;

            reached.UnionWith(local.Used);
            foreach (var called in local.Called)
                waiting.Push(called);
        }

        return reached;
    }

    private static bool IsYield(IOperation operation) =>
        operation.Kind is OperationKind.YieldReturn or OperationKind.YieldBreak;

    private static IMethodSymbol[] CallsIn(IOperation function) =>
        function.Descendants()
            .OfType<IInvocationOperation>()
            .Select(call => call.TargetMethod)
            .Where(method => method.MethodKind == MethodKind.LocalFunction)
            .Select(method => method.OriginalDefinition)
            .ToArray();

    private void Take(IOperation nested, IMethodSymbol function, HashSet<ISymbol> used)
    {
        foreach (var operation in nested.Descendants())
        {
            if (VariableOf(operation) is not { } variable || IsDeclaredIn(function, variable))
                continue;

            used.Add(variable);
            if (IsWrite(operation))
                _written.Add(variable);
        }
    }

    private static bool IsDeclaredIn(IMethodSymbol function, ISymbol variable)
    {
        for (var symbol = variable.ContainingSymbol; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            if (SymbolEqualityComparer.Default.Equals(symbol, function))
                return true;
        }

        return false;
    }

    private static ISymbol? VariableOf(IOperation operation) => operation switch
    {
        ILocalReferenceOperation { IsDeclaration: false } local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation } field => field.Field,
        IPropertyReferenceOperation
        {
            Property: { IsIndexer: false } property,
            Instance: null or IInstanceReferenceOperation
        } => property,
        _ => null,
    };

    private static bool IsWrite(IOperation operation)
    {
        for (var (each, parent) = (operation, operation.Parent); ; (each, parent) = (parent, parent.Parent))
        {
            switch (parent)
            {
                case IAssignmentOperation assignment:
                    return assignment.Target == each;
                case IIncrementOrDecrementOperation:
                case IArgumentOperation { Parameter.RefKind: RefKind.Out or RefKind.Ref }:
                    return true;
                case IFieldReferenceOperation { Instance.Type.IsValueType: true }:
                case ITupleOperation or IDeclarationExpressionOperation or IParenthesizedOperation:
                    continue;
                default:
                    return false;
            }
        }
    }

    /// <summary>A local function.</summary>
    /// <param name="Called">The local functions that it calls.</param>
    private sealed record LocalFunction(IReadOnlyCollection<IMethodSymbol> Called)
    {
        /// <summary>The variables of the code around it that it uses.</summary>
        public HashSet<ISymbol> Used { get; } = new(SymbolEqualityComparer.Default);
    }
}
