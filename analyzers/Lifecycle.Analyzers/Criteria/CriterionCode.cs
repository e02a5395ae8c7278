using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the code that evaluates criteria.</summary>
internal static class CriterionCode
{
    /// <summary>
    /// Whether a method is the evaluation method of a criterion class, not merely a method of the same name.
    /// </summary>
    public static bool IsEvaluation(ISymbol symbol, LifecycleSymbols symbols) =>
        symbol is IMethodSymbol { Parameters: [var context, ..] } method
        && LifecycleSymbols.Is(context.Type, symbols.CriterionContext)
        && (IsOverrideOfBase(method, symbols) || Implements(method, symbols));

    /// <summary>The subject types of a criterion class; none for any other class.</summary>
    public static IEnumerable<ITypeSymbol> SubjectsOf(ITypeSymbol type, LifecycleSymbols symbols) =>
        type
            .AllInterfaces.Where(each => LifecycleSymbols.Is(each, symbols.Criterion))
            .Select(each => each.TypeArguments[0]);

    /// <summary>The function of an inline criterion, or of the condition of a branch.</summary>
    public static IAnonymousFunctionOperation? InlineEvaluation(IInvocationOperation call, LifecycleSymbols symbols) =>
        (call.TargetMethod.Name == "Requires"
            && LifecycleSymbols.Is(call.TargetMethod.ContainingType, symbols.CriteriaBuilder))
        || IsCondition(call, symbols)
            ? call
                .Arguments.Select(argument => Unwrapped.Delegate(argument.Value))
                .OfType<IAnonymousFunctionOperation>()
                .FirstOrDefault()
            : null;

    /// <summary>Whether a call begins a branch with a condition.</summary>
    public static bool IsCondition(IInvocationOperation call, LifecycleSymbols symbols) =>
        call.TargetMethod.Name == "When" && symbols.IsBuilder(call.TargetMethod.ContainingType);

    private static bool IsOverrideOfBase(IMethodSymbol method, LifecycleSymbols symbols)
    {
        for (var each = method.OverriddenMethod; each is not null; each = each.OverriddenMethod)
        {
            if (LifecycleSymbols.Is(each.ContainingType, symbols.CriterionBase)
                || LifecycleSymbols.Is(each.ContainingType, symbols.PayloadCriterionBase)
                || Implements(each, symbols))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Implements(IMethodSymbol method, LifecycleSymbols symbols) =>
        method.ContainingType.AllInterfaces
            .Where(each => LifecycleSymbols.Is(each, symbols.Criterion)
                || LifecycleSymbols.Is(each, symbols.PayloadCriterion))
            .SelectMany(each => each.GetMembers())
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member),
                    method));
}
