using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Lifecycle.Analyzers;

/// <summary>LFC3005: a criterion or definition that reads the clock itself.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClockAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(CriteriaRules.OwnClock);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary) =>
        context.RegisterOperationAction(
            operation => Analyze(operation, (IPropertyReferenceOperation)operation.Operation, vocabulary.Symbols), OperationKind.PropertyReference);

    private static void Analyze(OperationAnalysisContext context, IPropertyReferenceOperation property, LifecycleSymbols symbols)
    {
        if (!IsClock(property.Property) || !JudgesOrDefines(context.ContainingSymbol, symbols))
            return;

        context.ReportDiagnostic(Diagnostic.Create(
            CriteriaRules.OwnClock,
            property.Syntax.GetLocation(),
            ImmutableDictionary<string, string?>.Empty.Add("Replacement", Replacement(property, symbols)),
            $"{property.Property.ContainingType.Name}.{property.Property.Name}"));
    }

    private static bool IsClock(IPropertySymbol property) => property is
    { IsStatic: true, Name: "Now" or "UtcNow" or "Today", ContainingType: { Name: "DateTime" or "DateTimeOffset", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } }
        or { IsStatic: true, Name: "System", ContainingType: { Name: "TimeProvider", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } } };

    private static bool JudgesOrDefines(ISymbol symbol, LifecycleSymbols symbols) =>
        CriterionCode.IsEvaluation(symbol, symbols)
        || (symbol is IMethodSymbol { Name: "Define", IsOverride: true } method && symbols.DefinitionOf(method.ContainingType) is not null);

    /// <summary>The time of the context at hand, of the same type; <see langword="null"/> where there is no context.</summary>
    private static string? Replacement(IPropertyReferenceOperation property, LifecycleSymbols symbols)
    {
        if (ContextOf(property, symbols) is not { } context)
            return null;

        return (property.Property.ContainingType.Name, property.Property.Name) switch
        {
            ("DateTimeOffset", _) => $"{context}.Now",
            ("DateTime", "UtcNow") => $"{context}.Now.UtcDateTime",
            ("DateTime", "Now") => $"{context}.Now.LocalDateTime",
            ("DateTime", _) => $"{context}.Now.LocalDateTime.Date",
            _ => null,
        };
    }

    private static string? ContextOf(IOperation operation, LifecycleSymbols symbols)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is IAnonymousFunctionOperation function && function.Symbol.Parameters.FirstOrDefault(parameter => IsContext(parameter, symbols)) is { } own)
                return own.Name;
        }

        var symbol = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        while (symbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction })
            symbol = symbol.ContainingSymbol;

        return (symbol as IMethodSymbol)?.Parameters.FirstOrDefault(parameter => IsContext(parameter, symbols))?.Name;
    }

    private static bool IsContext(IParameterSymbol parameter, LifecycleSymbols symbols) =>
        LifecycleSymbols.Is(parameter.Type, symbols.CriterionContext) || LifecycleSymbols.Is(parameter.Type, symbols.TransitionContext);
}
