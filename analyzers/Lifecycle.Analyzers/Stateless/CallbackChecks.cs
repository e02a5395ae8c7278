using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4005: an asynchronous function passed to a synchronous callback.</summary>
internal static class CallbackChecks
{
    public static void Check(IInvocationOperation call, StatelessSymbols symbols, Action<Diagnostic> report)
    {
        var name = call.TargetMethod.Name;
        var advice = name switch
        {
            "OnEntry"
            or "OnEntryFrom"
            or "OnExit"
            or "OnActivate"
            or "OnDeactivate"
            or "InternalTransition"
            or "OnTransitioned"
            or "OnTransitionCompleted"
            or "OnUnhandledTrigger" => $"Use {name}Async and FireAsync.",
            "InternalTransitionIf" => "Use InternalTransitionAsyncIf and FireAsync.",
            _ => null,
        };
        if (advice is not null
            && (
                symbols.IsMachine(call.TargetMethod.ContainingType)
                || symbols.IsConfiguration(call.TargetMethod.ContainingType)))
            Check(call.Arguments, name, advice, report);
    }

    public static void Check(IObjectCreationOperation creation, StatelessSymbols symbols, Action<Diagnostic> report)
    {
        if (symbols.IsMachine(creation.Type))
            Check(
                creation.Arguments,
                "The machine",
                "Set the state synchronously, and store it outside the machine.",
                report);
    }

    private static void Check(
        ImmutableArray<IArgumentOperation> arguments,
        string receiver,
        string advice,
        Action<Diagnostic> report)
    {
        foreach (var argument in arguments)
        {
            if (Unwrapped.Delegate(argument.Value) is IAnonymousFunctionOperation
                {
                    Symbol: { IsAsync: true, ReturnsVoid: true }
                } function)
            {
                report(
                    Diagnostic.Create(
                        StatelessRules.AsyncVoid,
                        function.Syntax.GetLocation(),
                        ImmutableDictionary<string, string?>.Empty.Add(
                            StatelessAnalyzer.ReplacementProperty,
                            advice.StartsWith($"Use {receiver}Async ", StringComparison.Ordinal)
                                ? receiver + "Async"
                                : null),
                        receiver,
                        advice));
            }
        }
    }
}
