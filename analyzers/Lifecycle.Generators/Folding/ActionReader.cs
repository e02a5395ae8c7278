using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Generators;

/// <summary>Says whether an action may fire further triggers, by what it does with its context.</summary>
internal static class ActionReader
{
    /// <summary>
    /// Whether an action may call <c>context.Then</c>. It cannot where the context is only read: then nothing else gets
    /// hold of it.
    /// </summary>
    public static bool MayGoOn(IOperation action)
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

        if (action is not IAnonymousFunctionOperation { Symbol.Parameters: [var context, ..] } function)
            return true;

        return function.Body.Descendants().Any(operation =>
            operation is IParameterReferenceOperation { Parameter: var used }
            && SymbolEqualityComparer.Default.Equals(used, context)
            && operation.Parent is not IPropertyReferenceOperation);
    }
}
