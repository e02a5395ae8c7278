using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Keeps the comments of code that a fix removes.</summary>
internal static class Comments
{
    /// <summary>The comments at some tokens, in a form that can stand behind another token.</summary>
    public static IEnumerable<SyntaxTrivia> At(IEnumerable<SyntaxToken> tokens) =>
        tokens.SelectMany(token => token.GetAllTrivia()).Where(IsComment).SelectMany(comment =>
            comment.IsKind(SyntaxKind.SingleLineCommentTrivia)
                ? new[] { Space, comment, ElasticLineFeed }
                : [Space, comment]);

    /// <summary>Whether some trivia must not be lost or moved.</summary>
    public static bool HasDirectives(IEnumerable<SyntaxToken> tokens) =>
        tokens.Any(token => token.ContainsDirectives);

    public static bool HasComments(SyntaxNode node) =>
        node.DescendantTrivia(descendIntoTrivia: false).Any(each => IsComment(each) || each.IsDirective);

    /// <summary>A node with the trivia of another, and with the comments inside the other behind it.</summary>
    public static TNode InPlaceOf<TNode>(TNode node, SyntaxNode other)
        where TNode : SyntaxNode
    {
        var inner = other.DescendantTokens().ToArray();
        inner[0] = inner[0].WithLeadingTrivia();
        inner[inner.Length - 1] = inner[inner.Length - 1].WithTrailingTrivia();
        return node
            .WithLeadingTrivia(other.GetLeadingTrivia())
            .WithTrailingTrivia(At(inner).Concat(other.GetTrailingTrivia()));
    }

    /// <summary>A copy of a node without trivia.</summary>
    public static TNode Bare<TNode>(TNode node)
        where TNode : SyntaxNode =>
        node.ReplaceTokens(node.DescendantTokens(), (token, _) => token.WithoutTrivia());

    public static bool IsComment(SyntaxTrivia trivia) =>
        trivia.IsKind(SyntaxKind.SingleLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineCommentTrivia)
        || trivia.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
        || trivia.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia);
}
