using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4004 and LFC4006: awaits <c>FireAsync</c> where the surrounding code can await.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousFireCodeFix))]
[Shared]
public sealed class SynchronousFireCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4004", "LFC4006");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (CallAt(node)
                is not { Expression: MemberAccessExpressionSyntax { Name: { Identifier.ValueText: "Fire" } name } } call
            || !IsInAsync(call)
            || call.Ancestors().OfType<LockStatementSyntax>().Any())
            yield break;

        var fire = call.ReplaceNode(name, name.WithIdentifier(SyntaxFactory.Identifier("FireAsync"))).WithoutTrivia();
        yield return ("Await FireAsync", () =>
            root.ReplaceNode(
                call,
                SyntaxFactory
                    .AwaitExpression(
                        SyntaxFactory.Token(SyntaxKind.AwaitKeyword).WithTrailingTrivia(SyntaxFactory.Space),
                        fire)
                    .WithTriviaFrom(call)));
    }
}
