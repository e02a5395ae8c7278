using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2006: removes or ignores a transition of a terminal stage, or lets the stage not be terminal.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TerminalTransitionCodeFix))]
[Shared]
public sealed class TerminalTransitionCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2006");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(DefinitionRule.SingleProperty) is null
            || code.Call
            is not
            {
                Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "On", Expression: var stage }
            } begin
            || EndOf(begin) is not { } end)
            yield break;

        yield return code.Offer("Remove the transition", "Remove", () =>
            end.Parent is ExpressionStatementSyntax statement && stage is not InvocationExpressionSyntax
                ? Comments.HasComments(statement)
                    ? null
                    : code.Root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)
                : Calls.Cut(stage, end) is { } rest ? code.Root.ReplaceNode(end, rest) : null);

        if (Calls.Argument(begin, "trigger", 0) is { } trigger)
            yield return code.Offer("Ignore the trigger", "Ignore", () =>
                Calls.Cut(Calls.Renamed(begin, "Ignore"), begin, end) is { } rest
                    ? code.Root.ReplaceNode(end, rest)
                    : null);

        if (Terminal(stage) is { } terminal)
            yield return code.Offer("Remove IsTerminal()", "IsTerminal", () =>
                Calls.Cut(((MemberAccessExpressionSyntax)terminal.Expression).Expression, terminal) is { } rest
                    ? code.Root.ReplaceNode(terminal, rest)
                    : null);
    }

    /// <summary>The last call of the branches of a transition.</summary>
    private static InvocationExpressionSyntax? EndOf(InvocationExpressionSyntax begin)
    {
        var end = begin;
        while (end.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax next }
            && (!Ends(end) || Calls.NameOf(next)?.Identifier.ValueText is "When" or "Otherwise"))
            end = next;

        return Ends(end) ? end : null;
    }

    private static bool Ends(InvocationExpressionSyntax call) =>
        Calls.NameOf(call)?.Identifier.ValueText is "GoTo" or "GoToPrevious" or "ReEnter" or "Stay";

    /// <summary>The call of <c>IsTerminal</c> in a chain.</summary>
    private static InvocationExpressionSyntax? Terminal(ExpressionSyntax chain) =>
        chain.DescendantNodesAndSelf()
            .OfType<InvocationExpressionSyntax>()
            .FirstOrDefault(each => Calls.NameOf(each)?.Identifier.ValueText == "IsTerminal");
}
