using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers;

/// <summary>
/// Identifies methods of the framework that wait, or that run the code of waiters: other code runs before they return.
/// </summary>
internal static class Waiting
{
    public static bool Waits(IMethodSymbol method) =>
        method.ContainingType is { } type
        && Framework.NameOf(type.ContainingNamespace) switch
        {
            "System.Threading" => type.Name is not ("Interlocked" or "Volatile" or "CancellationToken")
                && method.MethodKind != MethodKind.Constructor,
            "System.Threading.Tasks" => !Completes(method),
            "System.Runtime.CompilerServices" => method.Name == "GetResult",
            "System" => type.Name switch
            {
                "Console" => method.Name.StartsWith("Read", StringComparison.Ordinal),
                "GC" => true,
                "AppDomain" => true,
                _ => false,
            },
            "System.Diagnostics" => type.Name == "Process",
            "System.IO" => type.Name != "Path",
            var space => IsWithin(space, "System.Net")
                || IsWithin(space, "System.IO")
                || IsWithin(space, "System.Data")
                || IsWithin(space, "System.Timers")
                || IsWithin(space, "System.Threading")
                || IsWithin(space, "System.Windows"),
        };

    /// <summary>Whether a method of tasks returns at once and runs no continuation.</summary>
    private static bool Completes(IMethodSymbol method) =>
        method.MethodKind is MethodKind.Constructor
        || method.Name
            is "Delay"
                or "FromResult"
                or "FromException"
                or "FromCanceled"
                or "WhenAll"
                or "WhenAny"
                or "ConfigureAwait"
                or "AsTask"
                or "Preserve"
                or "GetAwaiter"
                or "get_CompletedTask"
                or "get_Task"
                or "get_IsCompleted"
                or "get_IsCompletedSuccessfully"
                or "get_IsFaulted"
                or "get_IsCanceled"
                or "get_Exception"
                or "get_Status";

    private static bool IsWithin(string space, string outer) =>
        space.StartsWith(outer, StringComparison.Ordinal)
        && (space.Length == outer.Length || space[outer.Length] == '.');
}
