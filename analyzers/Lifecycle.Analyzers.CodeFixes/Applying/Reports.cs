using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Runs the analyzers over one document, as the editor does. Thread-safe.</summary>
internal static class Reports
{
    private static readonly ImmutableArray<DiagnosticAnalyzer> Analyzers =
        typeof(UsageAnalyzer).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
            .ToImmutableArray();

    private static readonly ImmutableHashSet<string> OptIn =
        Analyzers.SelectMany(analyzer => analyzer.SupportedDiagnostics)
            .Where(rule => !rule.IsEnabledByDefault)
            .Select(rule => rule.Id)
            .ToImmutableHashSet();

    private static readonly ConditionalWeakTable<
        Document,
        ConcurrentDictionary<string, ImmutableArray<Diagnostic>>> Known = new();

    /// <summary>The reports in a document.</summary>
    /// <param name="document">The document.</param>
    /// <param name="rule">A rule that is on, even if it is off by default.</param>
    /// <param name="cancellationToken">Cancels the analysis.</param>
    public static async Task<ImmutableArray<Diagnostic>> InAsync(
        Document document,
        string rule,
        CancellationToken cancellationToken)
    {
        var known = Known.GetValue(document, _ => new());
        if (!known.TryGetValue(rule, out var reports))
        {
            reports = await AnalyzeAsync(document, rule, cancellationToken).ConfigureAwait(false);
            known[rule] = reports;
        }

        return reports;
    }

    private static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(
        Document document,
        string rule,
        CancellationToken cancellationToken)
    {
        var compilation = await document.Project.GetCompilationAsync(cancellationToken).ConfigureAwait(false);
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        if (compilation is null || tree is null)
            return ImmutableArray<Diagnostic>.Empty;

        if (OptIn.Contains(rule))
            compilation = compilation.WithOptions(
                compilation.Options.WithSpecificDiagnosticOptions(
                    compilation.Options.SpecificDiagnosticOptions.SetItem(rule, ReportDiagnostic.Warn)));

        var options = new CompilationWithAnalyzersOptions(
            document.Project.AnalyzerOptions,
            onAnalyzerException: null,
            concurrentAnalysis: false,
            logAnalyzerExecutionTime: false);
        return await compilation
            .WithAnalyzers(Analyzers, options)
            .GetAnalyzerSemanticDiagnosticsAsync(
                compilation.GetSemanticModel(tree), filterSpan: null, cancellationToken)
            .ConfigureAwait(false);
    }
}
