using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Makes an offered change, and rejects it if it leaves a fault that the code did not have.</summary>
internal static class SoundChange
{
    /// <summary>
    /// The rules about faults of single transitions. The uses of a definition are checked once it has none.
    /// </summary>
    private static readonly string[] Faults = ["LFC2006", "LFC2009"];

    /// <summary>
    /// The changed solution, formatted; <see langword="null"/> if the change is impossible, adds a message of the
    /// compiler, turns a function into <c>async void</c>, keeps the report or adds another.
    /// </summary>
    public static async Task<Solution?> OfAsync(
        ReportedCode code,
        Offer offer,
        CancellationToken cancellationToken)
    {
        if (await offer.Change(cancellationToken).ConfigureAwait(false) is not { } changed)
            return null;

        var before = code.Document.Project.Solution;
        var documents = changed.GetChanges(before)
            .GetProjectChanges()
            .SelectMany(project => project.GetChangedDocuments())
            .ToArray();
        foreach (var id in documents)
            changed = await Formatted.OfAsync(before.GetDocument(id)!, changed.GetDocument(id)!, cancellationToken)
                .ConfigureAwait(false);

        foreach (var id in documents)
        {
            if (!await CompilesAsBeforeAsync(before.GetDocument(id)!, changed.GetDocument(id)!, cancellationToken)
                    .ConfigureAwait(false))
                return null;
        }

        return await FixesAsync(code, documents, changed, cancellationToken).ConfigureAwait(false) ? changed : null;
    }

    private static async Task<bool> CompilesAsBeforeAsync(
        Document before,
        Document after,
        CancellationToken cancellationToken)
    {
        var earlier = (await before.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var later = (await after.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        return IsWithin(Messages(later, cancellationToken), Messages(earlier, cancellationToken))
            && AsyncVoids(later, cancellationToken) <= AsyncVoids(earlier, cancellationToken);
    }

    private static IEnumerable<string> Messages(SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDiagnostics(cancellationToken: cancellationToken)
            .Where(each => each is { IsSuppressed: false, Severity: >= DiagnosticSeverity.Warning })
            .Select(each => each.Id);

    private static int AsyncVoids(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken)
            .DescendantNodes()
            .OfType<AnonymousFunctionExpressionSyntax>()
            .Count(function =>
                function.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword)
                && model.GetSymbolInfo(function, cancellationToken).Symbol is IMethodSymbol { ReturnsVoid: true });

    private static async Task<bool> FixesAsync(
        ReportedCode code,
        IEnumerable<DocumentId> documents,
        Solution changed,
        CancellationToken cancellationToken)
    {
        var rule = code.Diagnostic.Id;
        foreach (var id in documents.Append(code.Document.Id).Distinct())
        {
            var before = await ReportsAsync(code.Document.Project.Solution, id).ConfigureAwait(false);
            var after = await ReportsAsync(changed, id).ConfigureAwait(false);

            // What the analysis of one document does not see was reported by that of the project.
            var caused = Faults.Contains(rule)
                ? after.Where(each => !each.StartsWith("LFC1", StringComparison.Ordinal))
                : after;
            if (!IsWithin(caused, before)
                || (id == code.Document.Id
                    && before.Contains(rule)
                    && after.Count(each => each == rule) >= before.Count(each => each == rule)))
                return false;
        }

        return true;

        async Task<string[]> ReportsAsync(Solution solution, DocumentId id) =>
            (await Reports.InAsync(solution.GetDocument(id)!, rule, cancellationToken).ConfigureAwait(false))
                .Select(each => each.Id)
                .ToArray();
    }

    /// <summary>Whether no key occurs more often than among others.</summary>
    private static bool IsWithin(IEnumerable<string> keys, IEnumerable<string> others)
    {
        var allowed = others.ToLookup(each => each);
        return keys.GroupBy(each => each).All(same => same.Count() <= allowed[same.Key].Count());
    }
}
