using Lifecycle.Generators;
using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Identifies framework types by namespace and name.</summary>
internal static class Framework
{
    /// <summary>Whether a type, generic or not, has this namespace and name and is not nested.</summary>
    public static bool Is(ITypeSymbol? type, string space, string name) =>
        type is { ContainingType: null } && type.Name == name && NameOf(type.ContainingNamespace) == space;

    /// <summary>The full name of a namespace, which costs much less than its display string.</summary>
    public static string NameOf(INamespaceSymbol? space) => RuntimeType.NameOf(space);

    public static bool IsTask(ITypeSymbol? type) =>
        Is(type, "System.Threading.Tasks", "Task") || Is(type, "System.Threading.Tasks", "ValueTask");

    public static bool IsToken(ITypeSymbol? type) => Is(type, "System.Threading", "CancellationToken");
}
