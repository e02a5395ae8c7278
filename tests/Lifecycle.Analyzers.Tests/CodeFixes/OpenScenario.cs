using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>A scenario in an editor: its project, formatted, and what the analyzers report there.</summary>
internal sealed class OpenScenario
{
    private readonly string _rules;

    private OpenScenario(Project project, string rules, ImmutableArray<Diagnostic> reports)
    {
        (Project, _rules, Reports) = (project, rules, reports);
    }

    public Project Project { get; }

    /// <summary>All reports, in source order.</summary>
    public ImmutableArray<Diagnostic> Reports { get; }

    /// <summary>The reports of the rules under test that fixes exist for.</summary>
    public IEnumerable<Diagnostic> Fixable =>
        Reports.Where(report => report.Id.StartsWith(_rules, StringComparison.Ordinal)
            && Fixing.Providers.Any(each => each.FixableDiagnosticIds.Contains(report.Id)));

    /// <summary>The text of the scenario.</summary>
    public Document Document => Project.Documents.ElementAt(1);

    public static async Task<OpenScenario> OpenAsync(ScenarioSource scenario, Func<OpenScenario, string>? change = null)
    {
        var project = Sources.Open("Scenario", [Markers.Read(scenario.Source).Text, .. scenario.Others]);
        if (scenario.Baseline is { } baseline)
            project = project.AddAdditionalDocument(Baseline.FileName, baseline, filePath: Baseline.FileName).Project;

        foreach (var id in project.DocumentIds)
            project = (await Formatter.FormatAsync(project.GetDocument(id)!)).Project;

        var open = await OfAsync(project, scenario.Rules);
        if (change is null)
            return open;

        var text = change(open);
        var changed = await Formatter.FormatAsync(open.Document.WithText(SourceText.From(text)));
        var formatted = (await changed.GetTextAsync()).ToString();
        if (text.Contains('\r', StringComparison.Ordinal))
            formatted = formatted.ReplaceLineEndings("\r\n");

        return await OfAsync(open.Document.WithText(SourceText.From(formatted)).Project, scenario.Rules);
    }

    public static async Task<OpenScenario> OfAsync(Project project, string rules)
    {
        var found = await Sources.AnalyzeAsync(
            (await project.GetCompilationAsync())!,
            optIn: rules,
            project.AnalyzerOptions.AdditionalFiles);
        return new(
            project,
            rules,
            [
                .. found.Where(each => project.GetDocument(each.Location.SourceTree) is not null)
                    .OrderBy(each => each.Location.SourceTree!.FilePath, StringComparer.Ordinal)
                    .ThenBy(each => each.Location.SourceSpan.Start)
                    .ThenBy(each => each.Id, StringComparer.Ordinal),
            ]);
    }

    public Task<OpenScenario> WithAsync(Solution solution) => OfAsync(solution.GetProject(Project.Id)!, _rules);

    /// <summary>The fixes that are offered for a report.</summary>
    public async Task<IReadOnlyList<(CodeFixProvider Provider, CodeAction Action)>> OffersAsync(Diagnostic report)
    {
        var offers = new List<(CodeFixProvider, CodeAction)>();
        var document = Project.GetDocument(report.Location.SourceTree)!;
        foreach (var provider in Fixing.Providers.Where(each => each.FixableDiagnosticIds.Contains(report.Id)))
            await provider.RegisterCodeFixesAsync(
                new(document, report, (action, _) => offers.Add((provider, action)), CancellationToken.None));

        return offers;
    }

    public static async Task<Solution> ApplyAsync(CodeAction action) =>
        (await action.GetOperationsAsync(CancellationToken.None)).OfType<ApplyChangesOperation>().Single()
            .ChangedSolution;

    /// <summary>The solution after Fix All.</summary>
    public async Task<Solution> FixAllAsync(
        CodeFixProvider provider,
        CodeAction action,
        Diagnostic report,
        FixAllScope scope)
    {
        var context = new FixAllContext(
            Project.GetDocument(report.Location.SourceTree)!,
            provider,
            scope,
            action.EquivalenceKey!,
            provider.FixableDiagnosticIds.Where(id => id == report.Id),
            new AllReports([.. Reports.Where(each => each.Id == report.Id)]),
            CancellationToken.None);
        return await ApplyAsync((await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private sealed class AllReports(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken) =>
            Task.FromResult(reports.Where(each => each.Location.SourceTree!.FilePath == document.FilePath));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
