using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC1001, LFC1002 and LFC1008: fires the trigger that leads to a permitting stage first, tests <c>Permits</c> first,
/// or checks the result of <c>TryFireAsync</c>.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(FireCodeFix))]
[Shared]
public sealed class FireCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("LFC1001", "LFC1002", "LFC1008");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (CallAt(node)
                is not { Expression: MemberAccessExpressionSyntax { Expression: var instance, Name: var method } } call
            || method.Identifier.ValueText is not ("FireAsync" or "TryFireAsync")
            || call.ArgumentList.Arguments.FirstOrDefault()?.Expression is not { } trigger
            || call.FirstAncestorOrSelf<StatementSyntax>()
                is not { Parent: BlockSyntax or SwitchSectionSyntax } statement
            || instance is not (IdentifierNameSyntax or MemberAccessExpressionSyntax or ThisExpressionSyntax))
        {
            yield break;
        }

        if (diagnostic.Properties.TryGetValue(UsageAnalyzer.BridgesProperty, out var bridges)
            && bridges is { Length: > 0 }
            && bridges.IndexOf(',') < 0
            && Another(trigger, bridges) is { } bridge)
        {
            yield return ($"Fire {bridges} first", () =>
                root.InsertNodesBefore(
                    statement,
                    [Fire(instance, bridge).WithLeadingTrivia(statement.GetLeadingTrivia())]));
        }

        if (statement is not ExpressionStatementSyntax { Expression: AwaitExpressionSyntax awaiting } fire)
            yield break;

        yield return ("Test Permits first", () => root.ReplaceNode(statement, Guarded(instance, trigger, fire)));
        if (method.Identifier.ValueText == "FireAsync")
            yield return ("Use TryFireAsync, and check the result", () =>
                Replaced(root, fire, awaiting, call, method));
    }

    /// <summary>An expression for another trigger, in the style of an existing one.</summary>
    private static ExpressionSyntax? Another(ExpressionSyntax trigger, string key) =>
        trigger switch
        {
            IdentifierNameSyntax when SyntaxFacts.IsValidIdentifier(key) => IdentifierName(key),
            MemberAccessExpressionSyntax access when SyntaxFacts.IsValidIdentifier(key) => access.WithName(
                IdentifierName(key)),
            LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) =>
                LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(key)),
            _ => null,
        };

    private static ExpressionStatementSyntax Fire(ExpressionSyntax instance, ExpressionSyntax trigger) =>
        ExpressionStatement(
                AwaitExpression(
                    InvocationExpression(
                        MemberAccessExpression(
                            SyntaxKind.SimpleMemberAccessExpression,
                            instance.WithoutTrivia(),
                            IdentifierName("FireAsync")),
                        ArgumentList(SingletonSeparatedList(Argument(trigger.WithoutTrivia()))))))
            .NormalizeWhitespace()
            .WithTrailingTrivia(ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static IfStatementSyntax Guarded(
        ExpressionSyntax instance,
        ExpressionSyntax trigger,
        ExpressionStatementSyntax fire) =>
        IfStatement(
                ParseExpression($"{instance.WithoutTrivia()}.Permits({trigger.WithoutTrivia()})"),
                fire.WithoutTrivia().WithLeadingTrivia(ElasticLineFeed))
            .WithTriviaFrom(fire)
            .WithAdditionalAnnotations(Formatter.Annotation);

    private static SyntaxNode Replaced(
        SyntaxNode root,
        ExpressionStatementSyntax fire,
        AwaitExpressionSyntax awaiting,
        InvocationExpressionSyntax call,
        SimpleNameSyntax method)
    {
        var tried = awaiting.ReplaceNode(method, IdentifierName("TryFireAsync"));
        var name = FreeName(fire);
        var declaration = ParseStatement($"var {name} = {tried.WithoutTrivia()};")
            .WithLeadingTrivia(fire.GetLeadingTrivia())
            .WithTrailingTrivia(ElasticLineFeed)
            .WithAdditionalAnnotations(Formatter.Annotation);
        var check = ParseStatement(
                $"if (!{name}.Accepted)\n    throw new System.InvalidOperationException({name}.ToString());")
            .WithLeadingTrivia(ElasticMarker)
            .WithTrailingTrivia(fire.GetTrailingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
        return root.ReplaceNode(fire, [declaration, check]);
    }

    private static string FreeName(SyntaxNode place)
    {
        var used = new HashSet<string>(
            place
                .AncestorsAndSelf()
                .OfType<MemberDeclarationSyntax>()
                .First()
                .DescendantTokens()
                .Where(token => token.IsKind(SyntaxKind.IdentifierToken))
                .Select(token => token.ValueText));
        return Enumerable
            .Range(1, int.MaxValue)
            .Select(number => number == 1 ? "result" : $"result{number}")
            .First(name => !used.Contains(name));
    }
}
