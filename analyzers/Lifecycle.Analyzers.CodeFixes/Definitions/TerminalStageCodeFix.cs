using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC2003: declares a stage terminal, if it also has no <c>Stay</c> or <c>ReEnter</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TerminalStageCodeFix))]
[Shared]
public sealed class TerminalStageCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC2003");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        if (code.Property(DefinitionRule.SingleProperty) is null)
            yield break;

        if (code.Call is { } call && Calls.NameOf(call)?.Identifier.ValueText == "Stage")
            yield return code.Offer("Call IsTerminal()", "IsTerminal", () =>
                code.Root.ReplaceNode(call, Calls.Followed(call, "IsTerminal")));
        else if (Builders.MethodAround(code) is var (method, builder)
            && code.Node.FirstAncestorOrSelf<ExpressionSyntax>() is { } stage
            && Calls.IsRepeatable(stage))
            yield return code.Offer("Call IsTerminal()", "IsTerminal", () =>
                Statements.Append(
                    code.Root,
                    method,
                    ExpressionStatement(
                        Calls.Followed(Builders.Call(builder, "Stage", Comments.Bare(stage)), "IsTerminal"))));
    }
}
