using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Lifecycle.Analyzers.CodeFixes;

/// <summary>LFC3008: removes the time-out of a synchronous criterion.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeoutCodeFix))]
[Shared]
public sealed class TimeoutCodeFix : LifecycleCodeFix
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("LFC3008");

    private protected override IEnumerable<Offer> Offers(ReportedCode code)
    {
        var type = code.Node.DescendantNodesAndSelf()
            .Select(each => code.Model.GetSymbolInfo(each).Symbol)
            .OfType<INamedTypeSymbol>()
            .FirstOrDefault(each => AttributeOf(each) is not null);
        if (type is not null && AttributeOf(type)!.ApplicationSyntaxReference is { } attribute)
            yield return new("Remove the time-out", "Timeout", async cancellationToken =>
            {
                var solution = code.Document.Project.Solution;
                var syntax = (AttributeSyntax)await attribute.GetSyntaxAsync(cancellationToken).ConfigureAwait(false);
                if (solution.GetDocument(attribute.SyntaxTree) is not { } document
                    || syntax.ArgumentList?.Arguments.FirstOrDefault(IsTimeout) is not { } timeout
                    || Comments.HasComments(syntax.ArgumentList))
                    return null;

                var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
                editor.RemoveNode(timeout, SyntaxRemoveOptions.KeepNoTrivia);
                return editor.GetChangedDocument().Project.Solution;
            });
    }

    private static AttributeData? AttributeOf(INamedTypeSymbol type) =>
        type.GetAttributes().FirstOrDefault(each => each.AttributeClass?.Name == "CriterionAttribute");

    private static bool IsTimeout(AttributeArgumentSyntax argument) =>
        argument.NameEquals?.Name.Identifier.ValueText == "TimeoutMilliseconds";
}
