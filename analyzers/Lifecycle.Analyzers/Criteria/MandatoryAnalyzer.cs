using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3007: a mandatory criterion that is switched off, weakened or waived.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MandatoryAnalyzer : LifecycleAnalyzer
{
    private static readonly DiagnosticDescriptor Weakens = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory and cannot be {1}. The changed lifecycle throws on first use; remove this call.");

    private static readonly DiagnosticDescriptor Waives = Rule.Criteria(
        "LFC3007", DiagnosticSeverity.Error, "A mandatory criterion is waived, removed or weakened",
        "{0} is mandatory and cannot be waived. This waiver has no effect; remove it.");

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Weakens, Waives);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        // Collecting the criteria is expensive, and most code weakens none.
        var criteria = new Lazy<CriterionTypes>(() => CriterionTypes.In(context.Compilation, vocabulary.Symbols));
        context.RegisterOperationAction(
            operation =>
                AnalyzeChange(operation, (IInvocationOperation)operation.Operation, criteria, vocabulary.Symbols),
            OperationKind.Invocation);
        context.RegisterOperationAction(
            operation =>
                AnalyzeWaiver(operation, (IObjectCreationOperation)operation.Operation, criteria, vocabulary.Symbols),
            OperationKind.ObjectCreation);
    }

    private static void AnalyzeChange(
        OperationAnalysisContext context,
        IInvocationOperation call,
        Lazy<CriterionTypes> criteria,
        LifecycleSymbols symbols)
    {
        if (call.TargetMethod.Name is not ("SwitchOff" or "SetSeverity" or "Replace")
            || !CriteriaChange.Is(call.TargetMethod, symbols)
            || LifecycleVocabulary.Argument(call, "id")
                is not { ConstantValue: { HasValue: true, Value: string id } } place
            || Weakening(call, symbols) is not { } weakening
            || CriteriaChange.SubjectOf(call, symbols) is not { } subject
            || !criteria.Value.IsMandatory(id, subject)
            || CriteriaChange.IsExpectedToFail(call, context.ContainingSymbol, symbols))
        {
            return;
        }

        ReportWhereReached(
            context,
            Diagnostic.Create(Weakens, place.Syntax.GetLocation(), id, weakening));
    }

    private static string? Weakening(IInvocationOperation call, LifecycleSymbols symbols)
    {
        if (call.TargetMethod.Name == "SwitchOff")
            return "switched off";

        if (call.TargetMethod is { Name: "Replace", TypeArguments: [INamedTypeSymbol replacement] })
        {
            return CriterionTypes.SeverityOf(replacement, symbols) is { } other and not Severities.Mandatory
                ? $"replaced by {replacement.Name}, which is {other}"
                : null;
        }

        return LifecycleVocabulary.Argument(call, "severity") is { ConstantValue: { HasValue: true, Value: var value } }
            && Severities.NameOf(value) is { } severity and not Severities.Mandatory
            ? $"weakened to {severity}"
            : null;
    }

    private static void AnalyzeWaiver(
        OperationAnalysisContext context,
        IObjectCreationOperation creation,
        Lazy<CriterionTypes> criteria,
        LifecycleSymbols symbols)
    {
        if (LifecycleSymbols.Is(creation.Type, symbols.Waiver)
            && creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value
                is { ConstantValue: { HasValue: true, Value: string id } }
            && WaiverUse.SubjectOf(creation) is { } subject
            && Lineage(subject).Any(type => criteria.Value.IsMandatory(id, type))
            && !WaiverUse.MayBeRefused(creation)
            && !TestCode.Contains(context.ContainingSymbol))
        {
            ReportWhereReached(
                context,
                Diagnostic.Create(Waives, creation.Syntax.GetLocation(), id));
        }
    }

    private static IEnumerable<ITypeSymbol> Lineage(ITypeSymbol type)
    {
        for (var each = type; each is not null; each = each.BaseType)
            yield return each;
    }
}
