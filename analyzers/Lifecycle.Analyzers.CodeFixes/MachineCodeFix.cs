using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4002, LFC4005 and LFC4007: calls the method of Stateless that fits the intent.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MachineCodeFix))]
[Shared]
public sealed class MachineCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } =
        ImmutableArray.Create("LFC4002", "LFC4005", "LFC4007");

    private protected override IEnumerable<(string Title, Func<SyntaxNode> Change)> Offer(
        SyntaxNode root,
        SyntaxNode node,
        Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue(StatelessAnalyzer.ReplacementProperty, out var replacement)
            || replacement is null
            || CallAt(node) is not { } call
            || NameOf(call) is not { } name)
        {
            yield break;
        }

        var changed = call.ReplaceNode(
            name,
            name.WithIdentifier(SyntaxFactory.Identifier(replacement).WithTriviaFrom(name.Identifier)));

        // A re-entry has no destination.
        if (diagnostic.Id == "LFC4002")
        {
            if (call.ArgumentList.Arguments.Count < 2
                || call.ArgumentList.Arguments.Any(argument => argument.NameColon is not null))
                yield break;

            changed = changed.WithArgumentList(
                changed.ArgumentList.WithArguments(changed.ArgumentList.Arguments.RemoveAt(1)));
        }

        yield return ($"Use {replacement}", () => root.ReplaceNode(call, changed));
    }

    private static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        _ => null,
    };
}
