using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// Fix All that applies one fix after another and analyses the changed code in between, because one change may remove
/// or alter the next report. Changes in different members are applied together.
/// </summary>
internal sealed class FixInTurn : FixAllProvider
{
    public static readonly FixInTurn Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() =>
        [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override async Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        var solution = fixAllContext.Solution;
        foreach (var document in DocumentsOf(fixAllContext))
        {
            var reports = await fixAllContext.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
            foreach (var rule in reports.Select(report => report.Id).Distinct().ToArray())
                solution = await FixAsync(
                    solution.GetDocument(document.Id)!,
                    rule,
                    document.Project.Solution == solution ? reports : default,
                    fixAllContext).ConfigureAwait(false);
        }

        return solution == fixAllContext.Solution
            ? null
            : CodeAction.Create("Fix all", _ => Task.FromResult(solution), fixAllContext.CodeActionEquivalenceKey);
    }

    private static IEnumerable<Document> DocumentsOf(FixAllContext context) => context.Scope switch
    {
        FixAllScope.Document => context.Document is { } document ? [document] : [],
        FixAllScope.Project => context.Project.Documents,
        _ => context.Solution.Projects
            .Where(project => project.Language == LanguageNames.CSharp)
            .SelectMany(project => project.Documents),
    };

    private static async Task<Solution> FixAsync(
        Document document,
        string rule,
        ImmutableArray<Diagnostic> reports,
        FixAllContext context)
    {
        if (reports.IsDefault)
            reports = await Reports.InAsync(document, rule, context.CancellationToken).ConfigureAwait(false);

        // Every round removes a report, or is the last.
        for (var rounds = reports.Count(each => each.Id == rule); rounds > 0; rounds--)
        {
            var fixedOnce = await FixOnceAsync(document, reports.Where(each => each.Id == rule), context)
                .ConfigureAwait(false);
            if (fixedOnce == document.Project.Solution)
                break;

            document = fixedOnce.GetDocument(document.Id)!;
            reports = await Reports.InAsync(document, rule, context.CancellationToken).ConfigureAwait(false);
        }

        return document.Project.Solution;
    }

    /// <summary>Fixes one report in each member.</summary>
    private static async Task<Solution> FixOnceAsync(
        Document document,
        IEnumerable<Diagnostic> reports,
        FixAllContext context)
    {
        var root = (await document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false))!;
        var (solution, changes, members) = (document.Project.Solution, new List<TextChange>(), new List<TextSpan>());
        foreach (var report in reports.OrderBy(each => each.Location.SourceSpan.Start))
        {
            var member = MemberAround(root, report.Location.SourceSpan);
            if (members.Exists(each => each.OverlapsWith(member)))
                continue;

            var changed = await FixAsync(document, report, context).ConfigureAwait(false);
            if (changed is null)
                continue;

            var own = await ChangesAsync(document, changed, context.CancellationToken).ConfigureAwait(false);
            if (own.IsDefault || own.Any(change => !member.Contains(change.Span)))
            {
                // A change that reaches further is made alone.
                if (changes.Count == 0)
                    return changed;

                continue;
            }

            changes.AddRange(own);
            members.Add(member);
        }

        var text = await document.GetTextAsync(context.CancellationToken).ConfigureAwait(false);
        return changes.Count == 0
            ? solution
            : solution.WithDocumentText(document.Id, text.WithChanges(changes.OrderBy(change => change.Span.Start)));
    }

    private static async Task<Solution?> FixAsync(Document document, Diagnostic report, FixAllContext context)
    {
        CodeAction? chosen = null;
        await context.CodeFixProvider.RegisterCodeFixesAsync(
            new(
                document,
                report,
                (action, _) => chosen ??= action.EquivalenceKey == context.CodeActionEquivalenceKey ? action : null,
                context.CancellationToken)).ConfigureAwait(false);
        if (chosen is null)
            return null;

        var operations = await chosen.GetOperationsAsync(context.CancellationToken).ConfigureAwait(false);
        return operations.OfType<ApplyChangesOperation>().Select(each => each.ChangedSolution).FirstOrDefault();
    }

    /// <summary>The changes of the document; default if other documents change, too.</summary>
    private static async Task<ImmutableArray<TextChange>> ChangesAsync(
        Document document,
        Solution changed,
        CancellationToken cancellationToken)
    {
        var all = changed.GetChanges(document.Project.Solution)
            .GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments());
        if (all.Any(id => id != document.Id))
            return default;

        var changes = await changed.GetDocument(document.Id)!
            .GetTextChangesAsync(document, cancellationToken)
            .ConfigureAwait(false);
        return changes.ToImmutableArray();
    }

    private static TextSpan MemberAround(SyntaxNode root, TextSpan span) =>
        root.FindNode(span)
            .AncestorsAndSelf()
            .FirstOrDefault(each =>
                each is MemberDeclarationSyntax and not BaseTypeDeclarationSyntax and not GlobalStatementSyntax)
            ?.Span
            ?? root.FullSpan;
}
