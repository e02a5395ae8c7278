using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC1003: replaces <c>TryFireAsync</c> with <c>FireAsync</c>, which throws, where its result is dropped.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedResultCodeFix))]
[Shared]
public sealed class DroppedResultCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1003");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property("Dropped") == "Result"
            && code.Node is ExpressionSyntax waiting
            && Calls.FireIn(waiting) is { } call)
            yield return code.Offer("Use FireAsync, which throws", "FireAsync", () =>
                code.Root.ReplaceNode(call, Calls.Renamed(call, "FireAsync")));
    }
}
