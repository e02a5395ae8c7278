using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1003: a fire whose task or result is dropped.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DroppedFireAnalyzer : LifecycleAnalyzer
{
    private const string Title = "The task or result of a fire is dropped";

    private static readonly DiagnosticDescriptor Task = Rule.Usage(
        "LFC1003", DiagnosticSeverity.Warning, Title,
        "The task of {0} is dropped, so a refusal goes unnoticed. Await it.");

    private static readonly DiagnosticDescriptor Result = Rule.Usage(
        "LFC1003", DiagnosticSeverity.Warning, Title,
        "The result of {0} is dropped, and any refusal with it. Check the result, or use FireAsync, which throws.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Task, Result);

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
                Report(context, Result, "TryFireAsync");
            }
        }
        else if (Fired(statement.Operation, vocabulary) is { } fire)
        {
            Report(context, Task, fire.Throws ? "FireAsync" : "TryFireAsync");
        }
    }

    private static void Report(OperationAnalysisContext context, DiagnosticDescriptor dropped, string method) =>
        ReportWhereReached(
            context,
            Diagnostic.Create(
                dropped,
                ((IExpressionStatementOperation)context.Operation).Operation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("Dropped", dropped == Task ? "Task" : "Result"),
                method));

    /// <summary>The fire whose task an expression evaluates to.</summary>
    private static FireAct? Fired(IOperation expression, LifecycleVocabulary vocabulary)
    {
        while (true)
        {
            switch (expression)
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask", Instance: { } task }:
                    expression = task;
                    break;
                case IConditionalAccessOperation access:
                    expression = access.WhenNotNull;
                    break;
                case IInvocationOperation call:
                    return vocabulary.Read(call) as FireAct ?? vocabulary.ReadManaged(call);
                default:
                    return null;
            }
        }
    }
}
