using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4020: awaits a fire whose task synchronous code drops.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DroppedMachineTaskCodeFix))]
[Shared]
public sealed class DroppedMachineTaskCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4020");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(StatelessAnalyzer.ReplacementProperty) is null
            && code.Node is InvocationExpressionSyntax call
            && Awaiting.Offer(
                code,
                call.Parent is ConditionalAccessExpressionSyntax access ? access : call,
                "FireAsync",
                "Await the task") is { } offer)
            yield return offer;
    }
}
