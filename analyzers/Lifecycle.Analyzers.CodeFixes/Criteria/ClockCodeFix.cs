using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC3005: reads the time from the context.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClockCodeFix))]
[Shared]
public sealed class ClockCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC3005");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property("Replacement") is { } replacement)
            yield return code.Offer($"Use {replacement}", "Now", () =>
                Comments.HasDirectives(code.Node.DescendantTokens().Skip(1))
                    ? null
                    : code.Root.ReplaceNode(
                        code.Node,
                        Comments.InPlaceOf(SyntaxFactory.ParseExpression(replacement), code.Node)));
    }
}
