using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Finds the code of action classes.</summary>
internal static class ActionCode
{
    /// <summary>Whether a method is the one that an action class runs.</summary>
    public static bool IsRun(ISymbol symbol, LifecycleSymbols symbols) =>
        symbol is IMethodSymbol { Parameters: [var context, ..] } method
        && (LifecycleSymbols.Is(context.Type, symbols.TransitionContext)
            || LifecycleSymbols.Is(context.Type, symbols.StartContext))
        && method.ContainingType.AllInterfaces
            .Where(each => IsAction(each, symbols))
            .SelectMany(each => each.GetMembers())
            .Any(member =>
                SymbolEqualityComparer.Default.Equals(
                    method.ContainingType.FindImplementationForInterfaceMember(member), method));

    private static bool IsAction(INamedTypeSymbol type, LifecycleSymbols symbols) =>
        LifecycleSymbols.Is(type, symbols.Action)
        || LifecycleSymbols.Is(type, symbols.PayloadAction)
        || LifecycleSymbols.Is(type, symbols.StartAction);
}
