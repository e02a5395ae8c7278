using System.Collections.Immutable;
using Lifecycle.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>Reads definitions, and reports what the engine would refuse and what is probably a mistake.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DefinitionAnalyzer : LifecycleAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(
        DefinitionRules.InitialStage,
        DefinitionRules.UnreachableStage,
        DefinitionRules.DeadEnd,
        DefinitionRules.AmbiguousTransition,
        DefinitionRules.UnmentionedMember,
        DefinitionRules.WayOutOfTerminal,
        DefinitionRules.Trap,
        DefinitionRules.Superstage,
        DefinitionRules.MoveToItself,
        DefinitionRules.NoOtherwise,
        DefinitionRules.Unreadable,
        DefinitionRules.Baseline,
        CriteriaRules.DuplicateId);

    private protected override void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary)
    {
        var baseline = Baseline.Read(context.Options.AdditionalFiles, context.CancellationToken);
        context.RegisterOperationBlockAction(block => Analyze(block, vocabulary.Symbols, baseline));
    }

    private static void Analyze(OperationBlockAnalysisContext context, LifecycleSymbols symbols, Baseline baseline)
    {
        if (context.OwningSymbol is not IMethodSymbol { Name: "Define", IsOverride: true, Parameters.Length: 1 } define
            || symbols.DefinitionOf(define.ContainingType) is not { } definition
            || context.OperationBlocks.FirstOrDefault(block => block.Kind == OperationKind.Block) is not { } body)
        {
            return;
        }

        var folding = DefinitionFolder.Fold(define.ContainingType, definition, define, body, context.CancellationToken);
        if (folding.Obstacle is var (location, reason))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(DefinitionRules.Unreadable, location, define.ContainingType.Name, reason));
            return;
        }

        var found = new DeclarationChecks(folding.Declaration, define.Locations[0]).Check();
        if (folding.Graph is { } graph)
            found = found.Concat(new GraphChecks(folding.Declaration, graph).Check());

        foreach (var diagnostic in found.Concat(baseline.Check(folding.Declaration, define.Locations[0])))
            context.ReportDiagnostic(diagnostic);
    }
}
