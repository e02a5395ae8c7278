using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4004 and LFC4006: awaits <c>FireAsync</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousFireCodeFix))]
[Shared]
public sealed class SynchronousFireCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4004", "LFC4006");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (OfferFor(code) is { } offer)
            yield return offer;
    }

    internal static Offer? OfferFor(ReportedCode code) =>
        code.Node is InvocationExpressionSyntax call && Calls.NameOf(call)?.Identifier.ValueText == "Fire"
            ? Awaiting.Offer(
                code,
                call.Parent is ConditionalAccessExpressionSyntax access ? access : call,
                "FireAsync",
                "Await FireAsync")
            : null;
}
