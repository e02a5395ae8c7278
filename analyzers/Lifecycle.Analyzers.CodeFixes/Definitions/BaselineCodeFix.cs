using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2012: removes a line from the baseline after an intended removal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BaselineCodeFix))]
[Shared]
public sealed class BaselineCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2012");

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => new FixAll();

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
            context.RegisterCodeFix(
                Action(context.Document.Project, ImmutableArray.Create(diagnostic)),
                diagnostic);

        return Task.CompletedTask;
    }

    private static CodeAction Action(Project project, ImmutableArray<Diagnostic> diagnostics) =>
        CodeAction.Create(
            "Remove it from lifecycle.baseline",
            cancellationToken => RemoveAsync(project.Solution, project.Id, diagnostics, cancellationToken),
            equivalenceKey: nameof(BaselineCodeFix));

    private static async Task<Solution> RemoveAsync(
        Solution solution,
        ProjectId project,
        ImmutableArray<Diagnostic> diagnostics,
        CancellationToken cancellationToken)
    {
        var missing = new HashSet<(string?, string?)>(diagnostics.Select(each =>
            (each.Properties["Definition"], each.Properties["Line"])));
        foreach (var file in solution.GetProject(project)!.AdditionalDocuments.Where(IsBaseline))
        {
            var text = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
            var (section, removed) = ("", new List<TextChange>());
            foreach (var line in text.Lines)
            {
                var content = line.ToString().Trim();
                if (content.StartsWith("[", StringComparison.Ordinal))
                    section = content.Trim('[', ']');
                else if (missing.Contains((section, content)))
                    removed.Add(new(line.SpanIncludingLineBreak, ""));
            }

            if (removed.Count > 0)
                solution = solution.WithAdditionalDocumentText(file.Id, text.WithChanges(removed));
        }

        return solution;
    }

    private static bool IsBaseline(TextDocument file) => file.Name == Baseline.FileName;

    /// <summary>Removes all lines together. The reports are at the definitions, not in the changed file.</summary>
    private sealed class FixAll : FixAllProvider
    {
        public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
            [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

        public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
        {
            var solution = fixAllContext.Solution;
            var projects = fixAllContext.Scope == FixAllScope.Solution ? solution.Projects : [fixAllContext.Project];
            foreach (var project in projects)
            {
                var reports = fixAllContext.Scope == FixAllScope.Document
                    ? await fixAllContext.GetDocumentDiagnosticsAsync(fixAllContext.Document!).ConfigureAwait(false)
                    : await fixAllContext.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
                solution = await RemoveAsync(solution, project.Id, reports, fixAllContext.CancellationToken)
                    .ConfigureAwait(false);
            }

            return CodeAction.Create(
                "Remove them from lifecycle.baseline",
                _ => Task.FromResult(solution),
                fixAllContext.CodeActionEquivalenceKey);
        }
    }
}
