using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4022: removes one of two registrations of a handler, the one for fewer transitions.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(RepeatedHandlerCodeFix))]
[Shared]
public sealed class RepeatedHandlerCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4022");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        var first = code.Diagnostic.AdditionalLocations[0];
        if (code.Call is not { } second)
            yield break;

        var removed = second;
        if (!IsLimited(second)
            && first.SourceTree == code.Root.SyntaxTree
            && code.Root.FindNode(first.SourceSpan).FirstAncestorOrSelf<InvocationExpressionSyntax>() is { } earlier
            && IsLimited(earlier))
            removed = earlier;

        yield return code.Offer("Remove the repeated registration", "Remove", () =>
            removed.Expression is not MemberAccessExpressionSyntax { Expression: var rest } ? null
            : removed.Parent is ExpressionStatementSyntax statement
            && Calls.NameOf(rest)?.Identifier.ValueText is null or "Configure"
            && !Comments.HasComments(statement)
                ? code.Root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)
            : Calls.Cut(rest, removed) is { } shorter ? code.Root.ReplaceNode(removed, shorter) : null);
    }

    private static bool IsLimited(InvocationExpressionSyntax call) =>
        Calls.NameOf(call)?.Identifier.ValueText is "OnEntryFrom" or "OnEntryFromAsync";
}
