using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Code that judges: the body of a criterion class, or the function of a criterion in line.</summary>
/// <param name="method">The method or function.</param>
/// <param name="body">Its body.</param>
/// <param name="symbols">The types of the library.</param>
internal sealed class Judgement(IMethodSymbol method, IOperation body, LifecycleSymbols symbols)
{
    public IOperation Body => body;

    /// <summary>What is asked: the context, or for a predicate the subject itself.</summary>
    public IParameterSymbol Asked => method.Parameters[0];

    public bool IsAskedWithContext => LifecycleSymbols.Is(Asked.Type, symbols.CriterionContext);

    /// <summary>
    /// The token that the engine hands in; <see langword="null"/> for a judgement that answers at once.
    /// </summary>
    public IParameterSymbol? Token { get; } =
        method.Parameters.FirstOrDefault(parameter => Framework.IsToken(parameter.Type));

    /// <summary>
    /// What is certain to be part of the judgement. A function that is kept or handed on may never run, or later.
    /// </summary>
    public IEnumerable<IOperation> Operations()
    {
        var called = new HashSet<ISymbol>(
            body.Descendants()
                .OfType<IInvocationOperation>()
                .Select(call => call.TargetMethod)
                .Where(target => target.MethodKind == MethodKind.LocalFunction),
            SymbolEqualityComparer.Default);
        var open = new Stack<IOperation>([body]);
        while (open.Count > 0)
        {
            var operation = open.Pop();
            if (operation is ILocalFunctionOperation local && !called.Contains(local.Symbol)
                || operation is IAnonymousFunctionOperation function && !RunsAtOnce(function))
            {
                continue;
            }

            yield return operation;
            foreach (var child in operation.ChildOperations)
                open.Push(child);
        }
    }

    /// <summary>Whether a function goes through a collection.</summary>
    private static bool RunsAtOnce(IAnonymousFunctionOperation function)
    {
        var parent = function.Parent;
        while (parent is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
            parent = parent.Parent;

        return parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod.ContainingType: { } type } }
            && (
                Framework.Is(type, "System.Linq", "Enumerable")
                || Framework.Is(type, "System.Collections.Generic", "List")
                || Framework.Is(type, "System", "Array"));
    }
}
