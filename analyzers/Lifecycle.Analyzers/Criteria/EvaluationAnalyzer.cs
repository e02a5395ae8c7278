using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3003, LFC3004 and LFC3006: side effects, blocking and dropped tokens in criteria.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EvaluationAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CriteriaRules.SideEffect, CriteriaRules.Blocks, CriteriaRules.DropsToken);

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
                if (CriterionCode.InlineEvaluation((IInvocationOperation)operation.Operation, vocabulary.Symbols) is
                    { Symbol.Parameters.Length: > 0 } function)
                    Judge(
                        new(function.Symbol, function.Body, vocabulary.Symbols),
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
        var (subject, blocking, tokens) = (
            new SubjectChanges(evaluation, vocabulary),
            new Blocking(evaluation),
            new TokenUse(evaluation));
        foreach (var operation in evaluation.Operations())
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (subject.Of(operation) is { } change)
                report(operation, Diagnostic.Create(CriteriaRules.SideEffect, operation.Syntax.GetLocation(), change));

            if (blocking.Of(operation) is var (what, advice))
                report(operation, Diagnostic.Create(CriteriaRules.Blocks, operation.Syntax.GetLocation(), what, advice));

            if (operation is IInvocationOperation call && tokens.Drops(call))
                report(
                    call,
                    Diagnostic.Create(
                        CriteriaRules.DropsToken,
                        call.Syntax.GetLocation(),
                        call.TargetMethod.Name,
                        evaluation.Token!.Name));
        }
    }
}
