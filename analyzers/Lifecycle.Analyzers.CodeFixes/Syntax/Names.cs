using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>The names of symbols, as short as a place in the code allows.</summary>
internal static class Names
{
    /// <summary>An expression for a member of an enum.</summary>
    public static ExpressionSyntax Of(IFieldSymbol member, SemanticModel model, int position)
    {
        // The simplifier does not look for static usings.
        var found = model.LookupSymbols(position, name: member.Name);
        return found is [var only] && SymbolEqualityComparer.Default.Equals(only, member)
            ? IdentifierName(Escaped(member.Name))
            : ParseExpression(
                $"{member.ContainingType.ToMinimalDisplayString(model, position)}.{Escaped(member.Name)}");
    }

    /// <summary>A name that is free at a place, such as <c>result</c> or <c>result2</c>.</summary>
    public static string Free(string name, SemanticModel model, SyntaxNode place)
    {
        var used = new HashSet<string>(
            model.LookupSymbols(place.SpanStart).Select(symbol => symbol.Name)
                .Concat(
                    (Functions.Around(place)?.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member
                            and not GlobalStatementSyntax
                        ? member
                        : place.SyntaxTree.GetRoot())
                    .DescendantTokens()
                    .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                    .Select(token => token.ValueText)));
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? name : $"{name}{number}")
            .First(free => !used.Contains(free));
    }

    private static string Escaped(string name) =>
        SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : $"@{name}";
}
