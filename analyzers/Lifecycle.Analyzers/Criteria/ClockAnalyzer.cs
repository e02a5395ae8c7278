using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3005: a criterion, an action, or a function in a definition that reads the clock itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClockAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Descriptor = Rule.Criteria(
        "LFC3005", DiagnosticSeverity.Warning, "The lifecycle's clock is bypassed",
        "{0} bypasses the lifecycle's clock. {1}.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Descriptor);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, vocabulary.Symbols),
            OperationKind.PropertyReference,
            OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context, LifecycleSymbols symbols)
    {
        if (ClockReading.Of(context.Operation) is not { } reading || context.Operation.Parent is INameOfOperation)
            return;

        var call = ContextTime.Receiver(context.Operation, symbols);
        if (call is null
            && !CriterionCode.IsEvaluation(context.ContainingSymbol, symbols)
            && !ActionCode.IsRun(context.ContainingSymbol, symbols))
        {
            return;
        }

        var replacement = ContextTime.Of(context.Operation, context.ContainingSymbol, symbols) is { } now
            ? string.Format(System.Globalization.CultureInfo.InvariantCulture, reading.Replacement, now)
            : null;
        ReportWhereReached(
            context,
            Diagnostic.Create(
                Descriptor,
                context.Operation.Syntax.GetLocation(),
                ImmutableDictionary<string, string?>.Empty.Add("Replacement", replacement),
                reading.Name,
                replacement is not null ? $"Use {replacement}" : Advice(call)));
    }

    private static string Advice(IInvocationOperation? call) => call?.TargetMethod.Name switch
    {
        "When" when call.TargetMethod.IsGenericMethod => "Add the context as a third parameter, and use its Now",
        "When" => "Add the context as a second parameter, and use its Now",
        "Requires" => "Use the overload with a CriterionDescription, and the Now of the context that its function gets",
        null => "Use the context's Now",
        _ => "Read the time from the subject",
    };
}
