using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>A report and the code that it is about. Immutable.</summary>
/// <param name="Document">The document.</param>
/// <param name="Root">Its syntax.</param>
/// <param name="Model">Its meaning.</param>
/// <param name="Diagnostic">The report.</param>
internal sealed record ReportedCode(Document Document, SyntaxNode Root, SemanticModel Model, Diagnostic Diagnostic)
{
    /// <summary>The reported syntax.</summary>
    public SyntaxNode Node { get; } = Root.FindNode(Diagnostic.Location.SourceSpan, getInnermostNodeForTie: true);

    /// <summary>The innermost call around the report.</summary>
    public InvocationExpressionSyntax? Call =>
        Node.AncestorsAndSelf().OfType<InvocationExpressionSyntax>().FirstOrDefault();

    public static async Task<ReportedCode?> FindAsync(
        Document document,
        Diagnostic diagnostic,
        CancellationToken cancellationToken) =>
        await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false) is { } root
        && await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false) is { } model
        && root.FullSpan.Contains(diagnostic.Location.SourceSpan)
            ? new(document, root, model, diagnostic)
            : null;

    /// <summary>A property of the report; <see langword="null"/> if the rule did not set it.</summary>
    public string? Property(string name) =>
        Diagnostic.Properties.TryGetValue(name, out var value) && value is { Length: > 0 } ? value : null;

    /// <summary>Offers a change of the syntax of the document.</summary>
    /// <param name="title">What the editor shows.</param>
    /// <param name="key">The equivalence key.</param>
    /// <param name="change">Returns the new syntax; <see langword="null"/> if the code does not allow it.</param>
    public Offer Offer(string title, string key, Func<SyntaxNode?> change) =>
        new(title, key, _ => Task.FromResult(
            change() is { } changed ? Document.WithSyntaxRoot(changed).Project.Solution : null));
}
