using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Inserts and replaces statements, in blocks, at the top level and behind <c>if</c> without braces.</summary>
internal static class Statements
{
    /// <summary>
    /// The statement that evaluates an expression once and unconditionally, so that code before the statement runs
    /// exactly if the expression is evaluated; <see langword="null"/> if there is none.
    /// </summary>
    public static StatementSyntax? Evaluating(ExpressionSyntax expression)
    {
        for (SyntaxNode each = expression; each.Parent is { } parent; each = parent)
        {
            switch (parent)
            {
                case ExpressionStatementSyntax or LocalDeclarationStatementSyntax or ReturnStatementSyntax:
                case YieldStatementSyntax or ThrowStatementSyntax or SwitchStatementSyntax:
                    return (StatementSyntax)parent;
                case IfStatementSyntax choice when choice.Condition == each:
                    return choice;
                case ForEachStatementSyntax loop when loop.Expression == each:
                    return loop;
                case UsingStatementSyntax scope when scope.Statement != each:
                    return scope;
                case StatementSyntax or MemberDeclarationSyntax or AnonymousFunctionExpressionSyntax:
                case ArrowExpressionClauseSyntax or SwitchExpressionArmSyntax or WhenClauseSyntax or QueryClauseSyntax:
                case ConditionalExpressionSyntax conditional when conditional.Condition != each:
                case ConditionalAccessExpressionSyntax access when access.WhenNotNull == each:
                case BinaryExpressionSyntax binary when binary.Right == each && IsShort(binary):
                case AssignmentExpressionSyntax assignment
                    when assignment.Right == each && assignment.IsKind(SyntaxKind.CoalesceAssignmentExpression):
                    return null;
            }
        }

        return null;
    }

    /// <summary>Inserts a statement before another; <see langword="null"/> if that is impossible there.</summary>
    public static SyntaxNode? Insert(SyntaxNode root, StatementSyntax inserted, StatementSyntax before)
    {
        // A comment stays with its statement; a directive stays in front of both.
        var leading = before.GetLeadingTrivia();
        var own = leading.Count - 1;
        while (own >= 0 && !leading[own].IsDirective)
            own--;

        var (shared, rest) = (leading.Take(own + 1), leading.Skip(own + 1).ToArray());
        var hasBlankLine = rest.TakeWhile(each => !Comments.IsComment(each)).Any(each =>
            each.IsKind(SyntaxKind.EndOfLineTrivia));
        var first = inserted
            .WithLeadingTrivia(hasBlankLine ? shared.Append(ElasticLineFeed) : shared)
            .WithTrailingTrivia(ElasticLineFeed);
        var second = before.WithLeadingTrivia(
            rest.SkipWhile(each => !Comments.IsComment(each)).Prepend(ElasticMarker));
        return Replace(root, before, Marked(first), second);
    }

    /// <summary>Replaces a statement by others; <see langword="null"/> if that is impossible there.</summary>
    public static SyntaxNode? Replace(
        SyntaxNode root,
        StatementSyntax statement,
        params StatementSyntax[] others)
    {
        switch (statement.Parent)
        {
            case BlockSyntax or SwitchSectionSyntax:
                return OneLine(statement) is { } line
                    ? root.ReplaceNode(
                        line,
                        line.ReplaceNode(statement, others).WithAdditionalAnnotations(Formatter.Annotation))
                    : root.ReplaceNode(statement, others.Select(Marked));
            case GlobalStatementSyntax global:
                return root.ReplaceNode(global, others.Select(each => GlobalStatement(Marked(each))));
            case LabeledStatementSyntax:
                return null;
            default:
                if (statement.GetLeadingTrivia().Any(trivia => trivia.IsDirective))
                    return null;

                var outer = OneLine(statement) ?? statement;
                return root.ReplaceNode(
                    outer,
                    (outer == statement ? Block(others) : outer.ReplaceNode(statement, Block(others)))
                        .WithAdditionalAnnotations(Formatter.Annotation));
        }
    }

    /// <summary>Appends a statement to the body of a method; <see langword="null"/> if it has none.</summary>
    public static SyntaxNode? Append(SyntaxNode root, MethodDeclarationSyntax method, StatementSyntax appended)
    {
        appended = Marked(appended.WithLeadingTrivia(ElasticMarker).WithTrailingTrivia(ElasticLineFeed));
        if (method.Body is { } body)
            return root.ReplaceNode(body, body.AddStatements(appended));

        if (method.ExpressionBody is not { } arrow)
            return null;

        var first = ExpressionStatement(
            arrow.Expression.WithoutTrailingTrivia(),
            method.SemicolonToken.WithLeadingTrivia(arrow.Expression.GetTrailingTrivia()));
        var comments = Comments.At([arrow.ArrowToken]);
        return root.ReplaceNode(
            method,
            method.WithExpressionBody(null)
                .WithSemicolonToken(default)
                .WithBody(Marked(Block(first.WithPrependedComments(comments), appended))));
    }

    /// <summary>
    /// The outermost node that begins on the line of a statement and contains more than it; <see langword="null"/> if
    /// the statement begins a line.
    /// </summary>
    private static SyntaxNode? OneLine(StatementSyntax statement)
    {
        var line = LineOf(statement);
        return statement.Ancestors()
            .TakeWhile(each => each is not (MemberDeclarationSyntax or CompilationUnitSyntax) && LineOf(each) == line)
            .LastOrDefault();
    }

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line;

    private static TNode WithPrependedComments<TNode>(this TNode node, IEnumerable<SyntaxTrivia> comments)
        where TNode : SyntaxNode => node.WithLeadingTrivia(comments.Concat(node.GetLeadingTrivia()));

    private static StatementSyntax Marked(StatementSyntax statement) =>
        statement.WithAdditionalAnnotations(Formatter.Annotation);

    private static BlockSyntax Marked(BlockSyntax block) => block.WithAdditionalAnnotations(Formatter.Annotation);

    private static bool IsShort(BinaryExpressionSyntax binary) =>
        binary.Kind() is SyntaxKind.LogicalAndExpression
            or SyntaxKind.LogicalOrExpression
            or SyntaxKind.CoalesceExpression;
}
