using Microsoft.CodeAnalysis;

namespace Lifecycle.Analyzers.Tests;

/// <summary>
/// Verifies source text with markers: exactly the places marked like <c>{|LFC1001:FireAsync(…)|}</c> are reported, and
/// the code behaves as the markers say.
/// </summary>
internal static class Scenario
{
    /// <summary>Asserts that exactly the marked places are reported, and returns the reports.</summary>
    /// <param name="source">The source text with markers; it must compile.</param>
    /// <param name="rules">The common prefix of the ids under test; reports of other rules are ignored.</param>
    /// <param name="others">Further source texts without markers.</param>
    public static Task<IReadOnlyList<Diagnostic>> VerifyAsync(
        string source,
        string rules = "LFC",
        params IEnumerable<string> others) => VerifyAsync(new ScenarioSource(source, rules, [.. others]));

    /// <summary>Asserts that exactly the marked places are reported, and returns the reports.</summary>
    public static async Task<IReadOnlyList<Diagnostic>> VerifyAsync(ScenarioSource scenario)
    {
        ScenarioSuite.Collect(scenario);
        var (rules, others) = (scenario.Rules, scenario.Others);
        var (text, marked) = Markers.Read(scenario.Source);
        var compilation = Sources.Compile("Scenario", [text, .. others]);
        Assert.Empty(compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error));

        IEnumerable<AdditionalText> files = scenario.Baseline is { } baseline
            ? [new TextFile("/some/lifecycle.baseline", baseline)]
            : [];
        var reported = (await Sources.AnalyzeAsync(compilation, optIn: rules, files))
            .Where(diagnostic => diagnostic.Id.StartsWith(rules, StringComparison.Ordinal))
            .OrderBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id, StringComparer.Ordinal)
            .ToArray();
        Assert.Equal(
            marked.Select(each =>
                $"{each.Id} at {each.Span.Start}: {text.Substring(each.Span.Start, each.Span.Length)}"),
            reported.Select(each =>
                $"{each.Id} at {each.Location.SourceSpan.Start}: "
                    + $"{each.Location.SourceTree!.GetText().ToString(each.Location.SourceSpan)}"));
        if (!rules.StartsWith("LFC4", StringComparison.Ordinal))
            Execution.Verify(text, marked, others);

        return reported;
    }
}
