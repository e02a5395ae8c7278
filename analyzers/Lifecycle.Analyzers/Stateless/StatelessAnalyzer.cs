using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers;

/// <summary>An analyzer of code that uses Stateless; it does nothing where Stateless is not referenced.</summary>
public abstract class StatelessAnalyzer : DiagnosticAnalyzer
{
    private static readonly ConditionalWeakTable<Compilation, StatelessVocabulary> Vocabularies = new();

    /// <inheritdoc/>
    public sealed override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            if (StatelessSymbols.In(start.Compilation) is { } symbols)
                Start(start, Vocabularies.GetValue(start.Compilation, compilation => new(new(compilation, symbols), compilation)));
        });
    }

    /// <summary>Registers what the analyzer does in a compilation that sees Stateless.</summary>
    private protected abstract void Start(CompilationStartAnalysisContext context, StatelessVocabulary vocabulary);
}
