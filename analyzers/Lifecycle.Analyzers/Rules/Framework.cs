using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Tells types of the framework from types of the same name elsewhere.</summary>
internal static class Framework
{
    /// <summary>Whether a type, generic or not, is the one of a namespace and a name.</summary>
    public static bool Is(ITypeSymbol? type, string space, string name) =>
        type is { ContainingType: null } && type.Name == name && type.ContainingNamespace?.ToDisplayString() == space;

    public static bool IsTask(ITypeSymbol? type) =>
        Is(type, "System.Threading.Tasks", "Task") || Is(type, "System.Threading.Tasks", "ValueTask");

    public static bool IsToken(ITypeSymbol? type) => Is(type, "System.Threading", "CancellationToken");
}
