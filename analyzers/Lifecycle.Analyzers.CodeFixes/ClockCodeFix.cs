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

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (diagnostic.Properties.TryGetValue("Replacement", out var replacement) && replacement is not null)
            yield return ($"Use {replacement}", () =>
                root.ReplaceNode(node, SyntaxFactory.ParseExpression(replacement).WithTriviaFrom(node)));
    }
}
