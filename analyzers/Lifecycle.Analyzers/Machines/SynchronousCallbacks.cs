using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>The methods of Stateless that take a synchronous callback, and their asynchronous counterparts.</summary>
internal static class SynchronousCallbacks
{
    /// <summary>
    /// The asynchronous counterpart of a called method; <see langword="null"/> if the method takes no synchronous
    /// callback.
    /// </summary>
    public static string? ReplacementOf(IInvocationOperation call, StatelessSymbols symbols)
    {
        if (!symbols.IsMachine(call.TargetMethod.ContainingType)
            && !symbols.IsConfiguration(call.TargetMethod.ContainingType))
            return null;

        return call.TargetMethod.Name switch
        {
            "InternalTransitionIf" => "InternalTransitionAsyncIf",
            "OnEntry"
            or "OnEntryFrom"
            or "OnExit"
            or "OnActivate"
            or "OnDeactivate"
            or "InternalTransition"
            or "OnTransitioned"
            or "OnTransitionCompleted"
            or "OnUnhandledTrigger" => call.TargetMethod.Name + "Async",
            _ => null,
        };
    }
}
