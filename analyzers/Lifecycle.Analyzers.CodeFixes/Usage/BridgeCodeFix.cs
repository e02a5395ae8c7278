using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC1001, LFC1002 and LFC1004: first fires the one trigger that leads to a stage without the report.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(BridgeCodeFix))]
[Shared]
public sealed class BridgeCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("LFC1001", "LFC1002", "LFC1004");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(UsageAnalyzer.BridgesProperty) is not { } bridge
            || bridge.IndexOf(',') >= 0
            || InstanceAt(code) is not { } instance
            || !Calls.IsRepeatable(instance)
            || Statements.Evaluating((ExpressionSyntax)code.Node) is not { } statement
            || !Functions.CanAwait(statement)
            || TriggerOf(code, instance, bridge) is not { } trigger)
            yield break;

        yield return code.Offer($"Fire {bridge} first", "Fire", () =>
            Statements.Insert(code.Root, Fire(code.Node, instance, trigger), statement));
    }

    private static ExpressionSyntax? InstanceAt(ReportedCode code) =>
        code.Diagnostic.Id == "LFC1004" ? code.Node as ExpressionSyntax
        : code.Node is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }
        && access.Name.Identifier.ValueText is "FireAsync" or "TryFireAsync" ? access.Expression
        : null;

    /// <summary>An expression for a trigger, in the style of the triggers that the code fires.</summary>
    private static ExpressionSyntax? TriggerOf(ReportedCode code, ExpressionSyntax instance, string key)
    {
        if (code.Model.GetTypeInfo(instance).Type is not INamedTypeSymbol { TypeArguments: [_, var type, _] })
            return null;

        if (type.SpecialType == SpecialType.System_String)
            return LiteralExpression(SyntaxKind.StringLiteralExpression, Literal(key));

        return type.TypeKind == TypeKind.Enum && type.GetMembers(key) is [IFieldSymbol { IsConst: true } member]
            ? Names.Of(member, code.Model, code.Node.SpanStart)
            : null;
    }

    private static ExpressionStatementSyntax Fire(
        SyntaxNode reported,
        ExpressionSyntax instance,
        ExpressionSyntax trigger)
    {
        ExpressionSyntax fire = InvocationExpression(
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                Comments.Bare(instance),
                IdentifierName("FireAsync")),
            ArgumentList(SingletonSeparatedList(Argument(trigger))));
        if (reported.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax configured } access
            && access.Name.Identifier.ValueText == "ConfigureAwait")
            fire = InvocationExpression(
                MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, fire, IdentifierName("ConfigureAwait")),
                Comments.Bare(configured.ArgumentList));

        return ExpressionStatement(AwaitExpression(fire));
    }
}
