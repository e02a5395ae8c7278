using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2003, LFC2005, LFC2006 and LFC2009: changes what a definition declares.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DefinitionCodeFix))]
[Shared]
public sealed class DefinitionCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("LFC2003", "LFC2005", "LFC2006", "LFC2009");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic) =>
        diagnostic.Id switch
        {
            "LFC2003" => Terminate(root, node),
            "LFC2005" => Declare(root, node, diagnostic),
            "LFC2006" => Remove(root, node),
            _ => StayOrReEnter(root, node),
        };

    private static IEnumerable<(string, Func<SyntaxNode>)> Terminate(SyntaxNode root, SyntaxNode node)
    {
        if (CallAt(node) is { } call && NameOf(call) == "Stage")
            yield return ("Call IsTerminal()", () => root.ReplaceNode(call, Followed(call, "IsTerminal")));
        else if (DefineAround(node) is { } define)
            yield return ("Call IsTerminal()", () =>
                Appended(root, define, $"{Builder(define)}.Stage({node}).IsTerminal();"));
    }

    private static IEnumerable<(string, Func<SyntaxNode>)> Declare(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (DefineAround(node) is { } define
            && diagnostic.Properties.TryGetValue("Kind", out var kind)
            && diagnostic.Properties.TryGetValue("Member", out var member))
        {
            yield return ("Declare it", () =>
                Appended(root, define, $"{Builder(define)}.{(kind == "stage" ? "Stage" : "Trigger")}({member});"));
        }
    }

    private static IEnumerable<(string, Func<SyntaxNode>)> Remove(SyntaxNode root, SyntaxNode node)
    {
        if (CallAt(node)
            is not
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "On", Expression: var stage }
            } begin)
            yield break;

        ExpressionSyntax end = begin;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
            && (
                NameOf(end) is not ("GoTo" or "GoToPrevious" or "ReEnter" or "Stay")
                || NameOf(next) is "When" or "Otherwise"))
        {
            end = next;
        }

        if (NameOf(end) is "GoTo" or "GoToPrevious" or "ReEnter" or "Stay")
            yield return ("Remove the transition", () =>
                root.ReplaceNode(end, stage.WithoutTrailingTrivia().WithTrailingTrivia(end.GetTrailingTrivia())));
    }

    private static IEnumerable<(string, Func<SyntaxNode>)> StayOrReEnter(SyntaxNode root, SyntaxNode node)
    {
        if (CallAt(node)
            is not { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "GoTo" } access } call)
            yield break;

        foreach (var name in new[] { "ReEnter", "Stay" })
        {
            yield return ($"{name}() instead of GoTo", () => root.ReplaceNode(
                call,
                call.WithExpression(access.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(access.Name)))
                    .WithArgumentList(SyntaxFactory.ArgumentList().WithTriviaFrom(call.ArgumentList))));
        }
    }

    private static InvocationExpressionSyntax Followed(InvocationExpressionSyntax call, string name) =>
        SyntaxFactory
            .InvocationExpression(
                SyntaxFactory.MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    call.WithoutTrailingTrivia(),
                    SyntaxFactory.IdentifierName(name)))
            .WithTrailingTrivia(call.GetTrailingTrivia());

    private static MethodDeclarationSyntax? DefineAround(SyntaxNode node) =>
        node.FirstAncestorOrSelf<MethodDeclarationSyntax>()
            is { Identifier.ValueText: "Define", Body: not null, ParameterList.Parameters.Count: 1 } define
            ? define
            : null;

    private static string Builder(MethodDeclarationSyntax define) =>
        define.ParameterList.Parameters[0].Identifier.ValueText;

    private static SyntaxNode Appended(SyntaxNode root, MethodDeclarationSyntax define, string statement) =>
        root.ReplaceNode(
            define.Body!,
            define.Body!.AddStatements(
                SyntaxFactory
                    .ParseStatement(statement)
                    .WithLeadingTrivia(SyntaxFactory.ElasticMarker)
                    .WithTrailingTrivia(SyntaxFactory.ElasticLineFeed)
                    .WithAdditionalAnnotations(Formatter.Annotation)));

    private static string? NameOf(SyntaxNode node) =>
        node
            is InvocationExpressionSyntax
        {
            Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        }
            ? name
            : null;
}
