using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1003: a fire whose task or result is dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedFireAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.DroppedFire);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IExpressionStatementOperation)operation.Operation, vocabulary),
            OperationKind.ExpressionStatement);

    private static void Analyze(
        OperationAnalysisContext context,
        IExpressionStatementOperation statement,
        LifecycleVocabulary vocabulary)
    {
        if (statement.Operation is IAwaitOperation awaiting)
        {
            if (Fired(awaiting.Operation, vocabulary) is { Throws: false }
                && !Expectation.IsExpected(statement, vocabulary.Symbols.LifecycleException))
            {
                Report(
                    context,
                    "The result of TryFireAsync is dropped, and any refusal with it. Check the result, or use "
                        + "FireAsync, which throws.",
                    "Result");
            }
        }
        else if (Fired(statement.Operation, vocabulary) is { } fire)
        {
            Report(
                context,
                $"The task of {(fire.Throws ? "FireAsync" : "TryFireAsync")} is dropped, so a refusal goes unnoticed. "
                    + "Await it.",
                "Task");
        }
    }

    private static void Report(OperationAnalysisContext context, string message, string what) =>
        ReportWhereReached(
            context,
            Diagnostic.Create(
                UsageRules.DroppedFire,
                ((IExpressionStatementOperation)context.Operation).Operation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("Dropped", what),
                message));

    /// <summary>The fire whose task an expression evaluates to.</summary>
    private static FireAct? Fired(IOperation expression, LifecycleVocabulary vocabulary)
    {
        while (expression is IInvocationOperation
            {
                TargetMethod.Name: "ConfigureAwait" or "AsTask",
                Instance: { } task
            })
            expression = task;

        return expression is IInvocationOperation call ? vocabulary.Read(call) as FireAct : null;
    }
}
