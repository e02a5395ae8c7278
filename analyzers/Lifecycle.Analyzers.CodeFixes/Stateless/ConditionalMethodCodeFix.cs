using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC4002 and LFC4007: calls the method of Stateless that says what is configured.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ConditionalMethodCodeFix))]
[Shared]
public sealed class ConditionalMethodCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC4002", "LFC4007");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(StatelessAnalyzer.ReplacementProperty) is { } name && code.Call is { } call)
            yield return code.Offer($"Use {name}", name, () =>
                Changed(code, Calls.Renamed(call, name)) is { } changed ? code.Root.ReplaceNode(call, changed) : null);
    }

    /// <summary>The call without a destination if it is a re-entry, which has none.</summary>
    private static InvocationExpressionSyntax? Changed(ReportedCode code, InvocationExpressionSyntax call) =>
        code.Diagnostic.Id != "LFC4002" ? call
        : Calls.Argument(call, "destinationState", 1) is { } destination ? Calls.Without(call, destination)
        : null;
}
