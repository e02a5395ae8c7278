using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC1003: awaits a dropped task, and replaces <c>TryFireAsync</c> with <c>FireAsync</c> where its result is dropped.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedFireCodeFix))]
[Shared]
public sealed class DroppedFireCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1003");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (node is AwaitExpressionSyntax awaiting)
        {
            var name = awaiting
                .DescendantNodes()
                .OfType<IdentifierNameSyntax>()
                .First(each => each.Identifier.ValueText == "TryFireAsync");
            yield return ("Use FireAsync, which throws", () =>
                root.ReplaceNode(name, SyntaxFactory.IdentifierName("FireAsync").WithTriviaFrom(name)));
        }
        else if (node is ExpressionSyntax task && IsInAsync(node))
        {
            yield return ("Await the task", () =>
                root.ReplaceNode(
                    task,
                    SyntaxFactory
                        .AwaitExpression(
                            SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                            task.WithoutTrivia())
                        .WithTriviaFrom(task)));
        }
    }
}
