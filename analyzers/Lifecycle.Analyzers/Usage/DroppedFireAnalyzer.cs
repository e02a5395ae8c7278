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
        if (WaitedFor(Called(statement.Operation)) is { } task)
        {
            if (Fired(task, vocabulary) is { Throws: false }
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

    /// <summary>The expression itself, or what is called after its <c>?.</c>.</summary>
    private static IOperation Called(IOperation expression) =>
        expression is IConditionalAccessOperation access
            ? Called(access.WhenNotNull)
            : Unwrapped.Expression(expression);

    /// <summary>The task that an expression awaits, or waits for on its thread.</summary>
    private static IOperation? WaitedFor(IOperation expression) => expression switch
    {
        IAwaitOperation awaiting => awaiting.Operation,
        IInvocationOperation { TargetMethod.Name: "Wait", Instance: { } task } when Framework.IsTask(task.Type) => task,
        IInvocationOperation
        {
            TargetMethod.Name: "GetResult",
            Instance: IInvocationOperation { TargetMethod.Name: "GetAwaiter", Instance: { } task },
        } => task,
        _ => null,
    };

    /// <summary>The fire whose task an expression evaluates to, also after a wait with a limit.</summary>
    private static FireAct? Fired(IOperation expression, LifecycleVocabulary vocabulary)
    {
        var called = Called(expression);
        while (called is IInvocationOperation
            {
                TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" or "WaitAsync",
                Instance: { } task,
            })
            called = Called(task);

        return called is IInvocationOperation call
            ? vocabulary.Read(call) as FireAct ?? vocabulary.ReadManaged(call)
            : null;
    }
}
