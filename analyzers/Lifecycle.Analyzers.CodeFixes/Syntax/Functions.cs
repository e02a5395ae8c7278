using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Finds the function around code, and whether it can await.</summary>
internal static class Functions
{
    /// <summary>The innermost function or member around a node.</summary>
    public static SyntaxNode? Around(SyntaxNode node) =>
        node.Ancestors()
            .FirstOrDefault(each =>
                each
                    is AnonymousFunctionExpressionSyntax
                        or LocalFunctionStatementSyntax
                        or AccessorDeclarationSyntax
                        or MemberDeclarationSyntax);

    public static bool IsAsync(SyntaxNode? function) =>
        function switch
        {
            MethodDeclarationSyntax method => method.Modifiers.Any(SyntaxKind.AsyncKeyword),
            LocalFunctionStatementSyntax local => local.Modifiers.Any(SyntaxKind.AsyncKeyword),
            AnonymousFunctionExpressionSyntax anonymous => anonymous.AsyncKeyword.IsKind(SyntaxKind.AsyncKeyword),
            GlobalStatementSyntax => true,
            _ => false,
        };

    public static bool CanAwait(SyntaxNode node) => IsAsync(Around(node));

    /// <summary>The nodes of a function without those of the functions inside it.</summary>
    public static IEnumerable<SyntaxNode> Own(SyntaxNode function) =>
        function.DescendantNodes(each =>
            each == function || each is not (AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax));
}
