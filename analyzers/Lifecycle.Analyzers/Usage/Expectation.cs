using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Says whether code asks for an exception on purpose, as tests do.</summary>
internal static class Expectation
{
    /// <summary>
    /// Whether an exception of a type is handled around an operation, or the operation is in a function that is handed
    /// on, and may be handed to something that expects the exception.
    /// </summary>
    public static bool IsExpected(IOperation operation, INamedTypeSymbol? exception)
    {
        for (
            var (each, parent) = (operation, operation.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is IAnonymousFunctionOperation)
                return true;

            if (parent is ITryOperation attempt
                && attempt.Body == each
                && attempt.Catches.Any(handler => Handles(handler.ExceptionType, exception)))
                return true;
        }

        return false;
    }

    /// <summary>Whether a handler for a type of exceptions, or for all, handles one of another type.</summary>
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
