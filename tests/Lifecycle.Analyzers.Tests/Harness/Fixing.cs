using System.Collections.Immutable;
using Lifecycle.Analyzers.CodeFixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifecycle.Analyzers.Tests;

/// <summary>Applies code fixes as an editor does.</summary>
internal static class Fixing
{
    public static IReadOnlyList<CodeFixProvider> Providers { get; } =
    [
        .. typeof(LifecycleCodeFix).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && typeof(CodeFixProvider).IsAssignableFrom(type))
            .Select(type => (CodeFixProvider)Activator.CreateInstance(type)!),
    ];

    /// <summary>The source after the fix with a title at the first report of a rule. The result compiles.</summary>
    public static async Task<string> FixAsync(string source, string rule, string title, params string[] others)
    {
        var (document, reports) = await OpenAsync(source, rule, others);
        var action = Assert.Single(await ActionsAsync(document, reports[0]), action => action.Title == title);
        return await ChangedAsync(document, action);
    }

    /// <summary>The titles of the fixes at the first report of a rule.</summary>
    public static async Task<string[]> TitlesAsync(string source, string rule, params string[] others)
    {
        var (document, reports) = await OpenAsync(source, rule, others);
        return [.. (await ActionsAsync(document, reports[0])).Select(action => action.Title)];
    }

    /// <summary>The source after Fix All with a title in the document.</summary>
    public static async Task<string> FixAllAsync(string source, string rule, string title, params string[] others)
    {
        var (document, reports) = await OpenAsync(source, rule, others);
        var action = (await ActionsAsync(document, reports[0])).First(each => each.Title == title);
        var provider = Providers.Single(each => action.EquivalenceKey!.StartsWith(
            each.GetType().Name,
            StringComparison.Ordinal));
        var context = new FixAllContext(
            document,
            provider,
            FixAllScope.Document,
            action.EquivalenceKey!,
            [rule],
            new Reports(reports),
            CancellationToken.None);
        return await ChangedAsync(document, (await provider.GetFixAllProvider()!.GetFixAsync(context))!);
    }

    private static async Task<(Document Document, ImmutableArray<Diagnostic> Reports)> OpenAsync(
        string source,
        string rule,
        string[] others)
    {
        var compilation = Sources.Compile("Fixing", [source, .. others]);
        var workspace = new AdhocWorkspace();
        var project = workspace.AddProject(
            ProjectInfo.Create(
                ProjectId.CreateNewId(),
                VersionStamp.Create(),
                "Fixing",
                "Fixing",
                LanguageNames.CSharp,
                compilationOptions: compilation.Options,
                parseOptions: compilation.SyntaxTrees.First().Options,
                metadataReferences: compilation.References));
        foreach (var tree in compilation.SyntaxTrees)
            project = project.AddDocument(tree.FilePath, await tree.GetTextAsync()).Project;

        var reports = (await Sources.AnalyzeAsync((await project.GetCompilationAsync())!, optIn: rule))
            .Where(each => each.Id == rule).OrderBy(each => each.Location.SourceSpan.Start).ToImmutableArray();
        Assert.NotEmpty(reports);
        return (project.Documents.Single(each => each.Name == reports[0].Location.SourceTree!.FilePath), reports);
    }

    private static async Task<List<CodeAction>> ActionsAsync(Document document, Diagnostic report)
    {
        var actions = new List<CodeAction>();
        foreach (var provider in Providers.Where(each => each.FixableDiagnosticIds.Contains(report.Id)))
            await provider.RegisterCodeFixesAsync(
                new(document, report, (action, _) => actions.Add(action), CancellationToken.None));

        return actions;
    }

    private static async Task<string> ChangedAsync(Document document, CodeAction action)
    {
        var operation = (await action.GetOperationsAsync(CancellationToken.None))
            .OfType<ApplyChangesOperation>()
            .Single();
        var changed = operation.ChangedSolution.GetDocument(document.Id)!;
        var formatted = await Microsoft.CodeAnalysis.Formatting.Formatter.FormatAsync(
            changed,
            Microsoft.CodeAnalysis.Formatting.Formatter.Annotation);
        var errors = (await formatted.Project.GetCompilationAsync())!
            .GetDiagnostics()
            .Where(each => each.Severity == DiagnosticSeverity.Error);
        Assert.Empty(errors);
        return (await formatted.GetTextAsync()).ToString();
    }

    private sealed class Reports(ImmutableArray<Diagnostic> reports) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(
            Document document,
            CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(reports);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(
            Project project,
            CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
