using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3003, LFC3004 and LFC3006: what a criterion does besides judging.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class JudgementAnalyzer : LifecycleAnalyzer
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

            var token = ((IMethodSymbol)block.OwningSymbol).Parameters.FirstOrDefault(parameter => parameter.Type.Name == "CancellationToken");
            foreach (var body in block.OperationBlocks)
                Judge(body, token, vocabulary, block.ReportDiagnostic);
        });
        context.RegisterOperationAction(
            operation =>
            {
                if (CriterionCode.InlineJudgement((IInvocationOperation)operation.Operation) is not { } judgement)
                    return;

                var token = judgement.Symbol.Parameters.FirstOrDefault(parameter => parameter.Type.Name == "CancellationToken");
                Judge(judgement.Body, token, vocabulary, operation.ReportDiagnostic);
            },
            OperationKind.Invocation);
    }

    private static void Judge(IOperation body, IParameterSymbol? token, LifecycleVocabulary vocabulary, Action<Diagnostic> report)
    {
        var subject = new SubjectReferences(body, vocabulary.Symbols);
        foreach (var operation in body.Descendants())
        {
            if (operation is IInvocationOperation fire && vocabulary.Read(fire) is FireAct)
                report(Diagnostic.Create(CriteriaRules.SideEffect, fire.Syntax.GetLocation(), "A criterion only judges, and this fires a trigger. Fire it from an action, or where the refusal is handled."));
            else if (subject.Change(operation) is { } changed)
                report(Diagnostic.Create(CriteriaRules.SideEffect, operation.Syntax.GetLocation(), $"A criterion only judges, and this changes {changed} of the subject. Change it in an action."));

            if (Blocking.In(operation, body) is { } blocking)
                report(Diagnostic.Create(CriteriaRules.Blocks, operation.Syntax.GetLocation(), blocking));

            if (token is not null && operation is IInvocationOperation call && TokenUse.Drops(call))
                report(Diagnostic.Create(CriteriaRules.DropsToken, call.Syntax.GetLocation(), call.TargetMethod.Name, token.Name));
        }
    }
}
