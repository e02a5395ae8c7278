using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Awaits a task. If the function around it is not asynchronous, the change makes it so.</summary>
internal static class Awaiting
{
    /// <summary>Offers to await an expression.</summary>
    /// <param name="code">The report.</param>
    /// <param name="expression">The expression.</param>
    /// <param name="name">The method to fire with.</param>
    /// <param name="title">What the editor shows where the function around is asynchronous.</param>
    public static Offer? Offer(ReportedCode code, ExpressionSyntax expression, string name, string title)
    {
        if (Functions.Around(expression) is not { } function
            || Calls.FireIn(expression) is not { } fire)
            return null;

        var isAsync = Functions.IsAsync(function);
        return new(
            isAsync ? title : $"{title}, and make {AsyncFunction.NameOf(function)} async",
            "Await",
            async cancellationToken =>
            {
                var solution = new SolutionEditor(code.Document.Project.Solution);
                var editor = await solution
                    .GetDocumentEditorAsync(code.Document.Id, cancellationToken)
                    .ConfigureAwait(false);
                if (!isAsync
                    && !await AsyncFunction
                        .ConvertAsync(function, code, solution, editor, cancellationToken)
                        .ConfigureAwait(false))
                    return null;

                var isNamed = Calls.NameOf(fire)!.Identifier.ValueText == name;
                if (!isNamed)
                    editor.ReplaceNode(fire, (call, _) => Calls.Renamed((InvocationExpressionSyntax)call, name));

                return AwaitIn(editor, expression) ? solution.GetChangedSolution() : null;
            });
    }

    /// <summary>Awaits an expression; <see langword="false"/> if that is impossible there.</summary>
    public static bool AwaitIn(SyntaxEditor editor, ExpressionSyntax expression)
    {
        if (expression is not ConditionalAccessExpressionSyntax access)
        {
            var isNested = expression.Parent
                is not (ExpressionStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax
                    or EqualsValueClauseSyntax or ReturnStatementSyntax or ArgumentSyntax or ForStatementSyntax);
            editor.ReplaceNode(expression, (task, _) => Await((ExpressionSyntax)task, isNested));
            return true;
        }

        // The task of a call on null is null, which cannot be awaited.
        if (access.Parent is not ExpressionStatementSyntax { Parent: BlockSyntax or SwitchSectionSyntax } statement
            || !Calls.IsRepeatable(access.Expression))
            return false;

        editor.ReplaceNode(statement, (current, _) => Guarded((ExpressionStatementSyntax)current));
        return true;
    }

    public static ExpressionSyntax Await(ExpressionSyntax task, bool isNested = false)
    {
        var awaiting = AwaitExpression(
            Token(task.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, TriviaList(Space)),
            task.WithoutLeadingTrivia());
        return isNested
            ? ParenthesizedExpression(awaiting.WithoutTrivia())
                .WithTriviaFrom(awaiting)
                .WithAdditionalAnnotations(Simplifier.Annotation)
            : awaiting;
    }

    private static IfStatementSyntax Guarded(ExpressionStatementSyntax statement)
    {
        var access = (ConditionalAccessExpressionSyntax)statement.Expression;
        var binding = access.WhenNotNull.DescendantNodesAndSelf().OfType<MemberBindingExpressionSyntax>().First();
        var dot = binding.OperatorToken.WithLeadingTrivia(
            access.OperatorToken.LeadingTrivia
                .Concat(access.OperatorToken.TrailingTrivia)
                .Concat(binding.OperatorToken.LeadingTrivia));
        var call = access.WhenNotNull.ReplaceNode(
            binding,
            MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                access.Expression.WithoutLeadingTrivia(),
                dot,
                binding.Name));
        return IfStatement(
                IsPatternExpression(
                    access.Expression.WithoutTrivia(),
                    UnaryPattern(ConstantPattern(LiteralExpression(SyntaxKind.NullLiteralExpression)))),
                statement.WithExpression(Await(call)))
            .WithLeadingTrivia(statement.GetLeadingTrivia())
            .WithAdditionalAnnotations(Formatter.Annotation);
    }
}
