using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>An analyzer of code that uses the library; it does nothing where the library is not referenced.</summary>
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

    /// <summary>Registers what the analyzer does in a compilation that sees the library.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, LifecycleVocabulary vocabulary);
}
