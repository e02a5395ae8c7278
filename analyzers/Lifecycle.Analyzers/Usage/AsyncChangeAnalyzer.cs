using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1011: an <c>async void</c> function that changes a stored subject.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AsyncChangeAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Usage(
        "LFC1011", DiagnosticSeverity.Warning, "A change of a stored subject is async void",
        "{0} stores the subject as soon as this function first awaits, and loses what it changes afterwards. Return a "
            + "Task, which {0} awaits.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if (call.TargetMethod.Name != "UpdateAsync"
            || !vocabulary.IsManager(call.TargetMethod.ContainingType)
            || LifecycleVocabulary.Argument(call, "change") is not { } change)
            return;

        var function = Unwrapped.Delegate(change);
        if (function
            is IAnonymousFunctionOperation { Symbol: { IsAsync: true, ReturnsVoid: true } }
                or IMethodReferenceOperation { Method: { IsAsync: true, ReturnsVoid: true } })
            ReportWhereReached(
                context,
                Diagnostic.Create(Descriptor, function.Syntax.GetLocation(), call.TargetMethod.Name));
    }
}
