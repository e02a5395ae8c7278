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
        foreach (var nested in bodies.SelectMany(body => body.Descendants()).Where(each => each is IAnonymousFunctionOperation or ILocalFunctionOperation))
        {
            var function = nested is ILocalFunctionOperation local ? local.Symbol : ((IAnonymousFunctionOperation)nested).Symbol;
            var isUse = nested is not IAnonymousFunctionOperation written || !vocabulary.RunsWithinFires(written);
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

        HaveReferences = bodies.SelectMany(body => body.Descendants()).Any(operation => operation is IVariableDeclaratorOperation { Symbol.IsRef: true });
        foreach (var body in bodies)
        {
            // A reference to a variable is another way to write it.
            foreach (var argument in body.Descendants().OfType<IArgumentOperation>().Where(each => each.Parameter?.RefKind is RefKind.Ref or RefKind.Out))
            {
                if (VariableOf(argument.Value) is { } variable)
                    _written.Add(variable);
            }
        }
    }

    /// <summary>Whether a variable is another name for another variable, so that nobody knows which is written.</summary>
    public bool HaveReferences { get; }

    public bool IsUsed(object variable) => variable is ISymbol symbol && _used.Contains(symbol);

    public bool IsWritten(object variable) => variable is ISymbol symbol && _written.Contains(symbol);

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

    private static bool IsWrite(IOperation operation) =>
        (operation.Parent is IAssignmentOperation assignment && assignment.Target == operation)
        || operation.Parent is ITupleOperation { Parent: IDeconstructionAssignmentOperation };
}
