using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Unwraps expressions from conversions, parentheses and delegate creations.</summary>
internal static class Unwrapped
{
    /// <summary>
    /// The expression without built-in conversions and parentheses. The receiver of a <c>?.</c> replaces its
    /// placeholder.
    /// </summary>
    public static IOperation Expression(IOperation expression)
    {
        while (true)
        {
            switch (expression)
            {
                case IConversionOperation { OperatorMethod: null } conversion:
                    expression = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    expression = parenthesized.Operand;
                    break;
                case IConditionalAccessInstanceOperation when Receiver(expression) is { } receiver:
                    expression = receiver;
                    break;
                default:
                    return expression;
            }
        }
    }

    /// <summary>The function or method reference that an argument passes.</summary>
    public static IOperation Delegate(IOperation argument) =>
        Expression(argument) is IDelegateCreationOperation creation ? creation.Target : Expression(argument);

    private static IOperation? Receiver(IOperation placeholder)
    {
        for (
            var (each, parent) = (placeholder, placeholder.Parent);
            parent is not null;
            (each, parent) = (parent, parent.Parent))
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == each)
                return access.Operation;
        }

        return null;
    }
}
