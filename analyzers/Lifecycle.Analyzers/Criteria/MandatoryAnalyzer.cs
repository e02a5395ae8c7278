using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3007: a mandatory criterion that is waived, removed or weakened.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MandatoryAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(CriteriaRules.WeakensMandatory, CriteriaRules.WaivesMandatory);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        // Only what weakens asks for it, and most code never does.
        var criteria = new Lazy<CriterionTypes>(() => CriterionTypes.In(context.Compilation, vocabulary.Symbols));
        var exception = vocabulary.Symbols.LifecycleException;
        context.RegisterOperationAction(
            operation => AnalyzeChange(operation, (IInvocationOperation)operation.Operation, criteria, exception), OperationKind.Invocation);
        context.RegisterOperationAction(
            operation => AnalyzeWaiver(operation, (IObjectCreationOperation)operation.Operation, criteria, exception), OperationKind.ObjectCreation);
    }

    private static void AnalyzeChange(
        OperationAnalysisContext context, IInvocationOperation call, Lazy<CriterionTypes> criteria, INamedTypeSymbol? exception)
    {
        if (call.TargetMethod is not { Name: "SwitchOff" or "SetSeverity", ContainingType: { Name: "CriteriaChanges" or "LifecycleRegistration", TypeArguments: [_, _, var subject] } }
            || call.Arguments.FirstOrDefault()?.Value.ConstantValue is not { HasValue: true, Value: string id }
            || (call.TargetMethod.Name == "SetSeverity" && !Weakens(call.Arguments[1].Value))
            || !criteria.Value.IsMandatory(id, subject)
            || Expectation.IsExpected(Whole(call), exception))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            CriteriaRules.WeakensMandatory,
            call.Arguments[0].Syntax.GetLocation(),
            id,
            call.TargetMethod.Name == "SwitchOff" ? "switched off" : "weakened"));
    }

    private static void AnalyzeWaiver(
        OperationAnalysisContext context, IObjectCreationOperation creation, Lazy<CriterionTypes> criteria, INamedTypeSymbol? exception)
    {
        if (creation.Type is { Name: "Waiver", ContainingNamespace: { Name: "Lifecycle", ContainingNamespace.IsGlobalNamespace: true } }
            && creation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value.ConstantValue is { HasValue: true, Value: string id }
            && criteria.Value.IsMandatory(id, subject: null)
            && !Expectation.IsExpected(creation, exception))
        {
            context.ReportDiagnostic(Diagnostic.Create(CriteriaRules.WaivesMandatory, creation.Syntax.GetLocation(), id, "waived"));
        }
    }

    /// <summary>The call that a change is made for: the function around the change is how it is made, not something that expects an exception.</summary>
    private static IOperation Whole(IOperation change)
    {
        for (var parent = change.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IInvocationOperation { TargetMethod.Name: "With" or "Change" } whole)
                return whole;
        }

        return change;
    }

    private static bool Weakens(IOperation severity) =>
        severity is IFieldReferenceOperation { Field: { Name: "Waivable" or "Advisory", ContainingType.Name: "Severity" } };
}
