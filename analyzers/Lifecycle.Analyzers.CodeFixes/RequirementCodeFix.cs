using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC1004: first fires the one trigger that leads to a required stage.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RequirementCodeFix))]
[Shared]
public sealed class RequirementCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1004");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (node.FirstAncestorOrSelf<StatementSyntax>() is not { Parent: BlockSyntax block } statement
            || node is not (IdentifierNameSyntax or MemberAccessExpressionSyntax)
            || !diagnostic.Properties.TryGetValue(UsageAnalyzer.BridgesProperty, out var bridge)
            || bridge is not { Length: > 0 }
            || bridge.IndexOf(',') >= 0
            || TriggerLike(block, node, bridge) is not { } trigger)
        {
            yield break;
        }

        yield return ($"Fire {bridge} first", () => root.InsertNodesBefore(
            statement,
            [
                SyntaxFactory.ParseStatement($"await {node.WithoutTrivia()}.FireAsync({trigger});")
                    .WithLeadingTrivia(statement.GetLeadingTrivia()).WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
                    .WithAdditionalAnnotations(Formatter.Annotation),
            ]));
    }

    /// <summary>The trigger, in the style of other fires of the same instance in the block.</summary>
    private static string? TriggerLike(BlockSyntax block, SyntaxNode instance, string key)
    {
        if (!SyntaxFacts.IsValidIdentifier(key))
            return null;

        var other = block
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression
                    is MemberAccessExpressionSyntax
                {
                    Name.Identifier.ValueText: "FireAsync" or "TryFireAsync" or "Permits"
                } access
                && access.Expression.ToString() == instance.ToString())
            .Select(call => call.ArgumentList.Arguments.FirstOrDefault()?.Expression)
            .FirstOrDefault(trigger => trigger is IdentifierNameSyntax or MemberAccessExpressionSyntax);
        return other switch
        {
            IdentifierNameSyntax => key,
            MemberAccessExpressionSyntax access => $"{access.Expression}.{key}",
            _ => null,
        };
    }
}
