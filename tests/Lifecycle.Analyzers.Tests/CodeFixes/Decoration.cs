using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.Tests.CodeFixes;

/// <summary>
/// Puts a comment behind each token of a reported statement, and directives before and behind it, in a file with
/// the line ends of Windows.
/// </summary>
internal static class Decoration
{
    public static string Of(OpenScenario open)
    {
        var root = open.Document.GetSyntaxRootAsync().Result!;
        var (text, number) = (root.ToFullString(), 0);
        var statements = open.Fixable
            .Where(each => each.Location.SourceTree == root.SyntaxTree)
            .Select(each => root.FindNode(each.Location.SourceSpan))
            .Select(node => node.FirstAncestorOrSelf<StatementSyntax>() ?? (SyntaxNode?)node
                .FirstAncestorOrSelf<MemberDeclarationSyntax>(each => each is not BaseTypeDeclarationSyntax))
            .OfType<SyntaxNode>()
            .Distinct()
            .ToArray();
        var outer = statements.Where(each => !statements.Any(other => other != each && other.Contains(each)));
        foreach (var statement in outer.OrderByDescending(each => each.SpanStart))
        {
            text = text.Insert(statement.Span.End, $"\n#pragma warning restore CS{1000 + number}\n");
            foreach (var token in statement.DescendantTokens().Reverse().Skip(1).Where(token => IsPlain(token)))
                text = text.Insert(token.Span.End, $" /*{++number}*/ ");
            text = text.Insert(
                statement.SpanStart,
                $"\n// {++number}\n#pragma warning disable CS{1000 + number}\n// {++number}\n");
        }

        return text.ReplaceLineEndings("\r\n");
    }

    /// <summary>Whether a comment can stand behind a token.</summary>
    private static bool IsPlain(SyntaxToken token) =>
        token.Span.Length > 0
        && !token.Parent!.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().Any();
}
