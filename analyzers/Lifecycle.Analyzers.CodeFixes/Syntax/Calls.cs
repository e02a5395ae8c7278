using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>Reads and changes calls, and chains of calls on a builder.</summary>
internal static class Calls
{
    /// <summary>The name of the called method; <see langword="null"/> if a delegate is called.</summary>
    public static SimpleNameSyntax? NameOf(SyntaxNode? call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } => access.Name,
        InvocationExpressionSyntax { Expression: MemberBindingExpressionSyntax binding } => binding.Name,
        _ => null,
    };

    /// <summary>The fire whose task an expression evaluates to.</summary>
    public static InvocationExpressionSyntax? FireIn(ExpressionSyntax? expression)
    {
        while (true)
        {
            switch (expression)
            {
                case InvocationExpressionSyntax call
                    when NameOf(call)?.Identifier.ValueText is "Fire" or "FireAsync" or "TryFireAsync":
                    return call;
                case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }:
                    expression = access.Expression;
                    break;
                case ConditionalAccessExpressionSyntax access:
                    expression = access.WhenNotNull;
                    break;
                case AwaitExpressionSyntax awaiting:
                    expression = awaiting.Expression;
                    break;
                case ParenthesizedExpressionSyntax parenthesized:
                    expression = parenthesized.Expression;
                    break;
                default:
                    return null;
            }
        }
    }

    public static InvocationExpressionSyntax Renamed(InvocationExpressionSyntax call, string name) =>
        NameOf(call) is { } old
            ? call.ReplaceNode(old, old.WithIdentifier(Identifier(name).WithTriviaFrom(old.Identifier)))
            : call;

    /// <summary>The argument of a parameter, by its name or its position.</summary>
    public static ArgumentSyntax? Argument(InvocationExpressionSyntax call, string parameter, int position)
    {
        var arguments = call.ArgumentList.Arguments;
        return arguments.FirstOrDefault(each => each.NameColon?.Name.Identifier.ValueText == parameter)
            ?? (arguments.Count > position && arguments[position].NameColon is null ? arguments[position] : null);
    }

    /// <summary>A call without one of its arguments, whose comments stay.</summary>
    public static InvocationExpressionSyntax? Without(InvocationExpressionSyntax call, ArgumentSyntax argument)
    {
        var (list, index) = (call.ArgumentList, call.ArgumentList.Arguments.IndexOf(argument));
        var removed = argument.DescendantTokens().ToList();

        // A list loses the separator behind the argument, or before it if it is the last.
        if (index < list.Arguments.Count - 1)
            removed.Add(list.Arguments.GetSeparator(index));
        else if (index > 0)
            removed.Insert(0, list.Arguments.GetSeparator(index - 1));

        if (Comments.HasDirectives(removed))
            return null;

        var comments = Comments.At(removed).ToArray();
        var kept = list.WithArguments(list.Arguments.RemoveAt(index));
        var token = index > 0 ? kept.Arguments[index - 1].GetLastToken() : kept.OpenParenToken;
        return call.WithArgumentList(
            comments.Length == 0 ? kept : kept.ReplaceToken(token, WithBehind(token, comments)));
    }

    /// <summary>A call without arguments, whose comments stay.</summary>
    public static InvocationExpressionSyntax? WithoutArguments(InvocationExpressionSyntax call)
    {
        var list = call.ArgumentList;
        var removed = list.Arguments.GetWithSeparators().SelectMany(each =>
            each.IsNode ? each.AsNode()!.DescendantTokens() : [each.AsToken()]).ToArray();
        return Comments.HasDirectives(removed)
            ? null
            : call.WithArgumentList(
                ArgumentList(WithBehind(list.OpenParenToken, Comments.At(removed)), [], list.CloseParenToken));
    }

    /// <summary>A chain without the calls behind a part of it; the comments at those calls stay.</summary>
    /// <param name="kept">The part that stays.</param>
    /// <param name="end">The last call that goes.</param>
    /// <returns>The shorter chain; <see langword="null"/> if directives stand among the calls.</returns>
    public static ExpressionSyntax? Cut(ExpressionSyntax kept, ExpressionSyntax end) => Cut(kept, kept, end);

    /// <summary>A chain in which a changed part replaces the calls up to an end.</summary>
    public static ExpressionSyntax? Cut(ExpressionSyntax kept, ExpressionSyntax old, ExpressionSyntax end)
    {
        var removed = end.DescendantTokens().Where(token => token.SpanStart >= old.Span.End).ToArray();
        if (Comments.HasDirectives(removed))
            return null;

        var trailing = end.GetTrailingTrivia();
        removed[removed.Length - 1] = removed[removed.Length - 1].WithTrailingTrivia();
        var comments = Comments.At(removed).ToList();
        if (comments.Count > 0)
        {
            comments.InsertRange(0, kept.GetTrailingTrivia());
            if (comments[comments.Count - 1].IsKind(SyntaxKind.EndOfLineTrivia)
                && trailing.FirstOrDefault(each => !each.IsKind(SyntaxKind.WhitespaceTrivia))
                    .IsKind(SyntaxKind.EndOfLineTrivia))
                comments.RemoveAt(comments.Count - 1);
        }
        else
            comments.AddRange(
                kept.GetTrailingTrivia().Where(Comments.IsComment).SelectMany(each => new[] { Space, each }));

        return kept
            .WithTrailingTrivia(comments.Concat(trailing))
            .WithAdditionalAnnotations(Formatter.Annotation);
    }

    /// <summary>A chain with one more call behind a call.</summary>
    public static InvocationExpressionSyntax Followed(
        ExpressionSyntax call,
        string name,
        params ArgumentSyntax[] arguments) =>
        InvocationExpression(
                MemberAccessExpression(
                    SyntaxKind.SimpleMemberAccessExpression,
                    call.WithoutTrailingTrivia(),
                    IdentifierName(name)),
                ArgumentList(SeparatedList(arguments)))
            .WithTrailingTrivia(call.GetTrailingTrivia());

    /// <summary>Whether evaluating an expression again has no effect.</summary>
    public static bool IsRepeatable(ExpressionSyntax expression) => expression switch
    {
        ThisExpressionSyntax or BaseExpressionSyntax or LiteralExpressionSyntax => true,
        IdentifierNameSyntax or PredefinedTypeSyntax or GenericNameSyntax or AliasQualifiedNameSyntax => true,
        MemberAccessExpressionSyntax access => IsRepeatable(access.Expression),
        _ => false,
    };

    private static SyntaxToken WithBehind(SyntaxToken token, IEnumerable<SyntaxTrivia> comments) =>
        token.WithTrailingTrivia(comments.Concat(token.TrailingTrivia));
}
