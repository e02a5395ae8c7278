using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the code that judges.</summary>
internal static class CriterionCode
{
    /// <summary>Whether a method is the judgement of a class of criteria.</summary>
    public static bool IsEvaluation(ISymbol symbol, LifecycleSymbols symbols) =>
        symbol is IMethodSymbol { Name: "Evaluate" or "EvaluateAsync" or "Lifecycle.IEntryCriterion.EvaluateAsync" } method
        && Implements(method.ContainingType, symbols)
        && method.Parameters.FirstOrDefault() is { } context
        && LifecycleSymbols.Is(context.Type, symbols.CriterionContext);

    /// <summary>The subject type that a class of criteria judges; <see langword="null"/> for another class.</summary>
    public static ITypeSymbol? SubjectOf(ITypeSymbol type, LifecycleSymbols symbols) =>
        type.AllInterfaces.FirstOrDefault(each => LifecycleSymbols.Is(each, symbols.Criterion))?.TypeArguments[0];

    /// <summary>The function that an inline criterion judges by.</summary>
    public static IAnonymousFunctionOperation? InlineJudgement(IInvocationOperation call)
    {
        if (call.TargetMethod is not { Name: "Requires", ContainingType: { Name: "CriteriaBuilder", ContainingNamespace.Name: "Lifecycle" } })
            return null;

        var judge = call.Arguments.FirstOrDefault(argument => argument.Parameter?.Name is "predicate" or "evaluate")?.Value;
        while (judge is IConversionOperation or IDelegateCreationOperation)
            judge = judge is IConversionOperation conversion ? conversion.Operand : ((IDelegateCreationOperation)judge).Target;

        return judge as IAnonymousFunctionOperation;
    }

    private static bool Implements(INamedTypeSymbol type, LifecycleSymbols symbols) => SubjectOf(type, symbols) is not null;
}
