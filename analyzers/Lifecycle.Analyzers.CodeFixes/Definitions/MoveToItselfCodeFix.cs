using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2009: re-enters the stage, or stays in it, instead of moving to it.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MoveToItselfCodeFix))]
[Shared]
public sealed class MoveToItselfCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2009");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(DefinitionRule.SingleProperty) is null
            || code.Call is not { } call
            || Calls.NameOf(call)?.Identifier.ValueText != "GoTo")
            yield break;

        foreach (var name in new[] { "ReEnter", "Stay" })
            yield return code.Offer($"{name}() instead of GoTo", name, () =>
                Calls.WithoutArguments(Calls.Renamed(call, name)) is { } changed
                    ? code.Root.ReplaceNode(call, changed)
                    : null);
    }
}
