using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>
/// LFC1001 and LFC1002 for fires through a manager. Other callers may fire the stored instance at any time, so only a
/// trigger that no stage permits is certainly refused.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ManagedFireAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(ImpossibleFire.Anywhere, FutileFire.Anywhere);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        var refusal = context.Compilation.GetTypeByMetadataName("Lifecycle.TransitionNotPermittedException");
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary, refusal),
            OperationKind.Invocation);
    }

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary,
        INamedTypeSymbol? refusal)
    {
        if (vocabulary.ReadManaged(call) is { Trigger: { } trigger } fire
            && vocabulary.GraphOfManager(fire.Instance.Type) is { } graph
            && graph.Permitting(trigger).IsEmpty
            && !(fire.Throws && (!Tasks.IsAwaited(call) || Expectation.IsExpected(call, refusal))))
        {
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    fire.Throws ? ImpossibleFire.Anywhere : FutileFire.Anywhere,
                    call.Syntax.GetLocation(),
                    trigger,
                    graph.Name));
        }
    }
}
