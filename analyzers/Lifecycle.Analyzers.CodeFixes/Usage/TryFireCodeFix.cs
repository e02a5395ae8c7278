using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC1008: checks the result of <c>TryFireAsync</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TryFireCodeFix))]
[Shared]
public sealed class TryFireCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1008");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Node is InvocationExpressionSyntax call
            && call.FirstAncestorOrSelf<ExpressionStatementSyntax>()
                is { Expression: AwaitExpressionSyntax fire } statement
            && Calls.FireIn(fire) == call)
            yield return code.Offer("Use TryFireAsync, and check the result", "TryFireAsync", () =>
                Statements.Replace(code.Root, statement, Checked(code.Model, statement, fire, call)));
    }

    private static StatementSyntax[] Checked(
        SemanticModel model,
        ExpressionStatementSyntax statement,
        AwaitExpressionSyntax fire,
        InvocationExpressionSyntax call)
    {
        var name = Names.Free("result", model, statement);
        var exception = model.Compilation
            .GetTypeByMetadataName("System.InvalidOperationException")!
            .ToMinimalDisplayString(model, statement.SpanStart);
        var tried = fire.ReplaceNode(call, Calls.Renamed(call, "TryFireAsync")).WithoutLeadingTrivia();
        var declared = LocalDeclarationStatement(
                VariableDeclaration(
                    IdentifierName("var"),
                    SingletonSeparatedList(
                        VariableDeclarator(Identifier(name), argumentList: null, EqualsValueClause(tried)))))
            .WithSemicolonToken(statement.SemicolonToken)
            .WithLeadingTrivia(statement.GetLeadingTrivia());
        var test = IfStatement(
            ParseExpression($"!{name}.Accepted"),
            ParseStatement($"throw new {exception}({name}.ToString());"));
        return [declared, test.WithTrailingTrivia(ElasticLineFeed)];
    }
}
