using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// The code that evaluates a criterion: the method of a criterion class, the function of an inline criterion, or the
/// condition of a branch.
/// </summary>
/// <param name="method">The method or function.</param>
/// <param name="body">Its body.</param>
/// <param name="symbols">The types of the library.</param>
/// <param name="isCondition">Whether it is the condition of a branch.</param>
internal sealed class Evaluation(
    IMethodSymbol method, IOperation body, LifecycleSymbols symbols, bool isCondition = false)
{
    public bool IsCondition => isCondition;

    /// <summary>What the code is to the reader of a message.</summary>
    public string Noun => isCondition ? "condition" : "criterion";

    public IOperation Body => body;

    /// <summary>The first parameter: the context, or the subject itself for a predicate.</summary>
    public IParameterSymbol Input => method.Parameters[0];

    public bool TakesContext => LifecycleSymbols.Is(Input.Type, symbols.CriterionContext);

    /// <summary>
    /// The cancellation token that the engine passes; <see langword="null"/> for synchronous code.
    /// </summary>
    public IParameterSymbol? Token { get; } =
        method.Parameters.FirstOrDefault(parameter => Framework.IsToken(parameter.Type));

    /// <summary>
    /// The operations that certainly run as part of the evaluation. A function that is stored or passed on may run
    /// later or never.
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

    /// <summary>
    /// Whether a function is passed to a method that calls it at once for the elements of a collection.
    /// </summary>
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
