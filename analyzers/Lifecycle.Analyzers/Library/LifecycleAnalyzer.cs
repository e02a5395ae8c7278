using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>
/// The base of the analyzers for code that uses the library. It does nothing in a compilation without the library.
/// </summary>
public abstract class LifecycleAnalyzer : DiagnosticAnalyzer
{
    private static readonly ConditionalWeakTable<Compilation, LifecycleVocabulary> Vocabularies = new();

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (LifecycleSymbols.In(start.Compilation) is { } symbols)
                Start(
                    start,
                    Vocabularies.GetValue(start.Compilation, compilation =>
                        new(symbols, KnownDefinitions.In(compilation, symbols), compilation)));
        });
    }

    /// <summary>Reports a diagnostic, unless control never reaches the operation that is analysed.</summary>
    private protected static void ReportWhereReached(OperationAnalysisContext context, Diagnostic diagnostic)
    {
        if (Reachability.CanRun(context.Operation, context.GetControlFlowGraph))
            context.ReportDiagnostic(diagnostic);
    }

    /// <summary>Registers the analyzer's actions for a compilation that references the library.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary);
}
