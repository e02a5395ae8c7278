using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the context that provides the lifecycle's time.</summary>
internal static class ContextTime
{
    /// <summary>
    /// The builder call that receives the lambda around an operation; <see langword="null"/> outside such a lambda.
    /// </summary>
    public static IInvocationOperation? Receiver(IOperation operation, LifecycleSymbols symbols)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is not IAnonymousFunctionOperation function)
                continue;

            var outer = function.Parent;
            while (outer is IDelegateCreationOperation or IConversionOperation or IParenthesizedOperation)
                outer = outer.Parent;

            if (outer is IArgumentOperation { Parent: IInvocationOperation call }
                && symbols.IsBuilder(call.TargetMethod.ContainingType))
                return call;
        }

        return null;
    }

    /// <summary>
    /// The expression for the lifecycle's time at an operation, such as <c>context.Now</c>; <see langword="null"/> if
    /// no context is in scope.
    /// </summary>
    public static string? Of(IOperation operation, ISymbol owner, LifecycleSymbols symbols)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            var function = parent switch
            {
                IAnonymousFunctionOperation anonymous => anonymous.Symbol,
                ILocalFunctionOperation local => local.Symbol,
                _ => null,
            };
            if (function is null)
                continue;

            if (NowOf(function, symbols) is { } own)
                return own;

            if (function.IsStatic)
                return null;
        }

        return owner is IMethodSymbol method ? NowOf(method, symbols) : null;
    }

    private static string? NowOf(IMethodSymbol method, LifecycleSymbols symbols) =>
        method.Parameters.FirstOrDefault(parameter => IsContext(parameter, symbols)) is { } context
            ? $"{context.Name}.Now"
            : null;

    private static bool IsContext(IParameterSymbol parameter, LifecycleSymbols symbols) =>
        !parameter.IsDiscard
        && (
            LifecycleSymbols.Is(parameter.Type, symbols.CriterionContext)
            || LifecycleSymbols.Is(parameter.Type, symbols.TransitionContext)
            || LifecycleSymbols.Is(parameter.Type, symbols.StartContext));
}
