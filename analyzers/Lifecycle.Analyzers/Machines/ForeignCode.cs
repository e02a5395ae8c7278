using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>Decides whether code of other assemblies may call back into the application.</summary>
internal static class ForeignCode
{
    /// <summary>
    /// Whether a method of another assembly may run code of the application: it is overridden or implemented there, or
    /// it runs continuations and registered callbacks.
    /// </summary>
    /// <param name="method">The method.</param>
    /// <param name="isDispatched">Whether the call is dispatched to the run-time type of its receiver.</param>
    public static bool MayCallBack(IMethodSymbol method, bool isDispatched)
    {
        var type = method.ContainingType;
        if (type.TypeKind == TypeKind.Interface || method.IsAbstract || (isDispatched && !type.IsSealed))
            return !IsInert(type) && !IsOverrideOfObject(method);

        var name = $"{Framework.NameOf(type.ContainingNamespace)}.{type.Name}";
        return name switch
        {
            "System.Threading.CancellationTokenSource"
            or "System.Threading.Tasks.TaskCompletionSource"
            or "System.Threading.Thread"
            or "System.Threading.Barrier" => true,
            "System.Threading.Tasks.Task" => method.Name is "Wait" or "WaitAll" or "WaitAny" or "RunSynchronously"
                or "get_Result",
            _ => false,
        };
    }

    /// <summary>Whether implementations of a type are data, text or logs, which do not fire machines.</summary>
    private static bool IsInert(ITypeSymbol type)
    {
        var space = Framework.NameOf(type.ContainingNamespace);
        return space.StartsWith("System.Collections", StringComparison.Ordinal)
            || space is "System.IO" or "System.Text" or "System.Globalization" or "System.Linq"
            || space.StartsWith("Microsoft.Extensions.Logging", StringComparison.Ordinal)
            || type.Name is "Exception" or "IFormattable" or "IComparable" or "IEquatable" or "ILogger" or "ILog";
    }

    private static bool IsOverrideOfObject(IMethodSymbol method) =>
        method.Name is "ToString" or "Equals" or "GetHashCode" && method.Parameters.Length <= 1;
}
