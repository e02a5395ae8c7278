using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>Finds the code that evaluates criteria, and feeds the rules about it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EvaluationAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        SideEffect.Descriptors.Add(Blocking.Descriptor).Add(DroppedToken.Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        context.RegisterOperationBlockAction(block =>
        {
            if (!CriterionCode.IsEvaluation(block.OwningSymbol, vocabulary.Symbols))
                return;

            foreach (var body in block.OperationBlocks)
                Judge(
                    new((IMethodSymbol)block.OwningSymbol, body, vocabulary.Symbols),
                    vocabulary,
                    (operation, diagnostic) =>
                    {
                        if (Reachability.CanRun(operation, () => block.GetControlFlowGraph(body)))
                            block.ReportDiagnostic(diagnostic);
                    },
                    block.CancellationToken);
        });
        context.RegisterOperationAction(
            operation =>
            {
                var call = (IInvocationOperation)operation.Operation;
                if (CriterionCode.InlineEvaluation(call, vocabulary.Symbols) is
                    { Symbol.Parameters.Length: > 0 } function)
                    Judge(
                        new(
                            function.Symbol,
                            function.Body,
                            vocabulary.Symbols,
                            CriterionCode.IsCondition(call, vocabulary.Symbols)),
                        vocabulary,
                        (place, diagnostic) =>
                        {
                            if (Reachability.CanRun(place, operation.GetControlFlowGraph))
                                operation.ReportDiagnostic(diagnostic);
                        },
                        operation.CancellationToken);
            },
            OperationKind.Invocation);
    }

    private static void Judge(
        Evaluation evaluation,
        LifecycleVocabulary vocabulary,
        Action<IOperation, Diagnostic> report,
        CancellationToken cancellationToken)
    {
        EvaluationRule[] rules =
        [
            new SideEffect(evaluation, vocabulary),
            new Blocking(evaluation),
            new DroppedToken(evaluation),
        ];
        foreach (var operation in evaluation.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (var rule in rules)
            {
                if (rule.Check(operation) is { } diagnostic)
                    report(operation, diagnostic);
            }
        }
    }
}
