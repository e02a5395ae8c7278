using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The variables of a body that nested functions use or write.</summary>
internal sealed class CapturedVariables
{
    private readonly HashSet<ISymbol> _used = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);

    public CapturedVariables(IEnumerable<IOperation> bodies, Vocabulary vocabulary)
    {
        foreach (var operation in bodies.SelectMany(body => body.Descendants()))
        {
            switch (operation)
            {
                case ILocalFunctionOperation local:
                    Take(local, local.Symbol, isUse: true);
                    break;
                case IAnonymousFunctionOperation written:
                    Take(written, written.Symbol, isUse: !vocabulary.RunsWithinFires(written));
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
    }

    /// <summary>
    /// Whether the body has <c>ref</c> locals. Writes through them are not tracked.
    /// </summary>
    public bool HaveReferences { get; }

    public bool IsUsed(object variable) => variable is ISymbol symbol && _used.Contains(symbol);

    public bool IsWritten(object variable) => variable is ISymbol symbol && _written.Contains(symbol);

    private void Take(IOperation nested, IMethodSymbol function, bool isUse)
    {
        foreach (var operation in nested.Descendants())
        {
            if (VariableOf(operation) is not { } variable || IsDeclaredIn(function, variable))
                continue;

            if (isUse)
                _used.Add(variable);
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
}
