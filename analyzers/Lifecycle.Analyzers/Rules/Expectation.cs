using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether code expects an exception, as tests do.</summary>
internal static class Expectation
{
    /// <summary>
    /// Whether a handler around an operation catches an exception type, or the operation is in a lambda, whose receiver
    /// may expect the exception.
    /// </summary>
    public static bool IsExpected(IOperation operation, INamedTypeSymbol? exception)
    {
        for (
            var (each, parent) = (operation, operation.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is IAnonymousFunctionOperation lambda && !RunLambdas.IsRun(lambda))
                return true;

            if (parent is ITryOperation attempt
                && attempt.Body == each
                && attempt.Catches.Any(handler => Handles(handler.ExceptionType, exception)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a handler for one exception type, or for all exceptions, handles another type.</summary>
    public static bool Handles(ITypeSymbol? handled, ITypeSymbol? thrown)
    {
        if (handled is null || handled.SpecialType == SpecialType.System_Object)
            return true;

        for (var each = thrown; each is not null; each = each.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(each, handled))
                return true;
        }

        return false;
    }
}
