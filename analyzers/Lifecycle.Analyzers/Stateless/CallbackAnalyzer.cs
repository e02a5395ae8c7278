using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC4005: an asynchronous function where a machine waits for none.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CallbackAnalyzer : StatelessAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(StatelessRules.AsyncVoid);

    private protected override void Start(CompilationStartAnalysisContext context, StatelessVocabulary vocabulary)
    {
        var symbols = vocabulary.Machines.Symbols;
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (!symbols.IsMachine(call.TargetMethod.ContainingType) && !symbols.IsConfiguration(call.TargetMethod.ContainingType))
                    return;

                var name = call.TargetMethod.Name;
                var advice = name switch
                {
                    "OnEntry" or "OnEntryFrom" or "OnExit" or "OnActivate" or "OnDeactivate" or "InternalTransition"
                        or "OnTransitioned" or "OnTransitionCompleted" or "OnUnhandledTrigger" => $"Use {name}Async, and FireAsync.",
                    "InternalTransitionIf" => "Use InternalTransitionAsyncIf, and FireAsync.",
                    _ => null,
                };
                if (advice is not null)
                    Check(call.Arguments, name, advice, operation.ReportDiagnostic);
            },
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
            {
                var creation = (IObjectCreationOperation)operation.Operation;
                if (symbols.IsMachine(creation.Type))
                    Check(creation.Arguments, "The machine", "Set the state synchronously, and store it elsewhere.", operation.ReportDiagnostic);
            },
            OperationKind.ObjectCreation);
    }

    private static void Check(ImmutableArray<IArgumentOperation> arguments, string taker, string advice, Action<Diagnostic> report)
    {
        foreach (var argument in arguments)
        {
            if (Unwrapped.Delegate(argument.Value) is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } } function)
            {
                report(Diagnostic.Create(
                    StatelessRules.AsyncVoid,
                    function.Syntax.GetLocation(),
                    ImmutableDictionary<string, string?>.Empty.Add(
                        ConfigurationAnalyzer.ReplacementProperty, advice.StartsWith($"Use {taker}Async,", StringComparison.Ordinal) ? taker + "Async" : null),
                    taker,
                    advice));
            }
        }
    }
}
