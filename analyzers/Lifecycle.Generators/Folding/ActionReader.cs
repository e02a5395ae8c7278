using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>Decides whether an action may fire follow-up triggers, by looking at its use of the context.</summary>
internal static class ActionReader
{
    /// <summary>
    /// Whether an action may call <c>context.Then</c>. An action that only reads properties of its context cannot.
    /// </summary>
    public static bool MayFollowUp(IOperation action)
    {
        action = Unwrapped(action);
        if (action is not IAnonymousFunctionOperation { Symbol.Parameters: [var context, ..] } function)
            return true;

        return function.Body.Descendants().Any(operation =>
            operation is IParameterReferenceOperation { Parameter: var used }
            && SymbolEqualityComparer.Default.Equals(used, context)
            && operation.Parent is not IPropertyReferenceOperation);
    }

    /// <summary>The <c>async void</c> function that a call passes; <see langword="null"/> if it passes none.</summary>
    public static Location? AsyncVoidIn(IInvocationOperation call) =>
        call
            .Arguments.Select(argument => Unwrapped(argument.Value))
            .FirstOrDefault(function =>
                function is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } }
                    or IMethodReferenceOperation { Method: { IsAsync: true, ReturnsVoid: true } })
            ?.Syntax.GetLocation();

    private static IOperation Unwrapped(IOperation action)
    {
        while (action is IConversionOperation or IDelegateCreationOperation or IParenthesizedOperation)
        {
            action = action switch
            {
                IConversionOperation conversion => conversion.Operand,
                IDelegateCreationOperation creation => creation.Target,
                _ => ((IParenthesizedOperation)action).Operand,
            };
        }

        return action;
    }
}
