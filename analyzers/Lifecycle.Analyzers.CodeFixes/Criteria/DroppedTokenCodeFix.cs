using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC3006: passes the token on.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedTokenCodeFix))]
[Shared]
public sealed class DroppedTokenCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC3006");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(DroppedToken.TokenProperty) is not { } token
            || code.Node is not InvocationExpressionSyntax call)
            yield break;

        // By position if that is what the method takes next, and by name behind optional parameters.
        yield return code.Offer($"Pass {token}", "Token", () => Passed(code, call, Argument(IdentifierName(token))));
        if (ParameterOf(code.Model.GetSymbolInfo(call).Symbol) is { } parameter)
            yield return code.Offer($"Pass {token} by name", "Token", () =>
                Passed(code, call, Named(parameter, token)));
    }

    private static SyntaxNode Passed(ReportedCode code, InvocationExpressionSyntax call, ArgumentSyntax token)
    {
        var list = call.ArgumentList;
        var given = list.Arguments.FirstOrDefault(each =>
            code.Model.GetTypeInfo(each.Expression).ConvertedType is { Name: "CancellationToken" });
        var changed = given is not null
            ? list.ReplaceNode(given.Expression, Comments.InPlaceOf(token.Expression, given.Expression))
            : list.AddArguments(list.Arguments.Count == 0 ? token : token.WithLeadingTrivia(Space));
        return code.Root.ReplaceNode(list, changed);
    }

    private static ArgumentSyntax Named(string parameter, string token) =>
        Argument(
            NameColon(
                IdentifierName(parameter),
                Token(TriviaList(), SyntaxKind.ColonToken, TriviaList(Space))),
            default,
            IdentifierName(token));

    private static string? ParameterOf(ISymbol? method) =>
        (method as IMethodSymbol)?.Parameters.FirstOrDefault(each => each.Type.Name == "CancellationToken")?.Name;
}
