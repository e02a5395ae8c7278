using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC1008: tests <c>Permits</c> before the fire.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(PermitsCodeFix))]
[Shared]
public sealed class PermitsCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1008");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } call
            && Calls.Argument(call, "trigger", 0) is { Expression: var trigger }
            && Calls.IsRepeatable(access.Expression)
            && Calls.IsRepeatable(trigger)
            && call.FirstAncestorOrSelf<ExpressionStatementSyntax>() is { Expression: var fire } statement
            && Calls.FireIn(fire) == call)
            yield return code.Offer("Test Permits first", "Permits", () =>
                Statements.Replace(code.Root, statement, Guarded(access.Expression, trigger, statement)));
    }

    private static IfStatementSyntax Guarded(
        ExpressionSyntax instance,
        ExpressionSyntax trigger,
        ExpressionStatementSyntax fire) =>
        IfStatement(
                InvocationExpression(
                    MemberAccessExpression(
                        SyntaxKind.SimpleMemberAccessExpression,
                        Comments.Bare(instance),
                        IdentifierName("Permits")),
                    ArgumentList(SingletonSeparatedList(Argument(Comments.Bare(trigger))))),
                fire.WithLeadingTrivia(ElasticMarker))
            .WithLeadingTrivia(fire.GetLeadingTrivia());
}
