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
    private const string Title = "The instance is resumed in a stage that is not declared";

    private static readonly DiagnosticDescriptor Undeclared = Rule.Usage(
        "LFC1009", DiagnosticSeverity.Warning, Title,
        "{0} does not declare the stage {1}, so this throws. Resume in one of {2}.");

    private static readonly DiagnosticDescriptor Superstage = Rule.Usage(
        "LFC1009", DiagnosticSeverity.Warning, Title,
        "In {0}, {1} is a superstage, and no instance is in a superstage itself, so this throws. Resume in one of "
            + "{2}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Undeclared, Superstage);

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
            && !graph.Stages.Contains(key)
            && !Expectation.IsExpected(call, context.Compilation.GetTypeByMetadataName("System.ArgumentException")))
        {
            ReportWhereReached(
                context,
                Diagnostic.Create(
                    graph.Declares(key) ? Superstage : Undeclared,
                    stage.Syntax.GetLocation(),
                    graph.Name,
                    key,
                    string.Join(
                        ", ",
                        graph.Of(key).IsEmpty
                            ? graph.Stages
                            : graph.Of(key).Members().Select(each => graph.Stages[each]))));
        }
    }
}
