using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>
/// LFC1003: awaits a dropped task. The result of a <c>TryFireAsync</c> would still be dropped, so it becomes a
/// <c>FireAsync</c>, which throws.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedTaskCodeFix))]
[Shared]
public sealed class DroppedTaskCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC1003");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property("Dropped") == "Task"
            && code.Node is ExpressionSyntax task
            && Calls.NameOf(Calls.FireIn(task)) is { Identifier.ValueText: var name }
            && Awaiting.Offer(
                code,
                task,
                "FireAsync",
                name == "FireAsync" ? "Await the task" : "Await FireAsync, which throws") is { } offer)
            yield return offer;
    }
}
