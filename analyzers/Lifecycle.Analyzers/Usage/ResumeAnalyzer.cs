using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC1009: an instance resumed in a stage that its definition does not declare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ResumeAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(UsageRules.UndeclaredStage);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IInvocationOperation)operation.Operation, vocabulary),
            OperationKind.Invocation);

    private static void Analyze(
        OperationAnalysisContext context,
        IInvocationOperation call,
        LifecycleVocabulary vocabulary)
    {
        if (vocabulary.Read(call) is CreateAct { Graph: var graph }
            && LifecycleVocabulary.ResumedStage(call) is { } stage
            && Key.Of(stage) is { } key
            && !graph.Declares(key)
            && !Expectation.IsExpected(call, context.Compilation.GetTypeByMetadataName("System.ArgumentException")))
        {
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    UsageRules.UndeclaredStage,
                    stage.Syntax.GetLocation(),
                    graph.Name,
                    key,
                    string.Join(", ", graph.Stages)));
        }
    }
}
