using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>A call of a method that is given the configuration of a state, and so configures it.</summary>
/// <param name="Call">The call.</param>
/// <param name="Method">The method.</param>
/// <param name="Outer">The call of the method around the call, if that is given the configuration as well.</param>
internal sealed record ConfigurationHelper(IOperation Call, IMethodSymbol Method, ConfigurationHelper? Outer)
{
    private const int MaxDepth = 4;

    private readonly int _depth = Outer is null ? 1 : Outer._depth + 1;

    /// <summary>Whether methods call each other so deeply that they are not read.</summary>
    public bool IsTooDeep => _depth > MaxDepth;

    /// <summary>Whether a method is the one that is called.</summary>
    public bool IsOf(IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(method.OriginalDefinition, Method.OriginalDefinition);

    /// <summary>
    /// The expression that an expression in the method stands for: the argument for a parameter that keeps its value,
    /// otherwise the expression itself.
    /// </summary>
    public IOperation? ValueOf(IOperation? expression)
    {
        if (expression is null
            || Unwrapped.Expression(expression) is not IParameterReferenceOperation reference
            || reference.Parameter.ContainingSymbol is not IMethodSymbol method
            || !IsOf(method)
            || StateKeys.IsWritten(reference))
            return expression;

        var argument = Call
            .ChildOperations.OfType<IArgumentOperation>()
            .FirstOrDefault(each => each.Parameter?.Ordinal == reference.Parameter.Ordinal)
            ?.Value;
        return Outer is null ? argument : Outer.ValueOf(argument);
    }
}
